-- columns: merge_case_uuid text, uuid text, action text, from_state text, to_state text, done_by text, done_on date, document_no text, opinion text, details text, at_utc text, actor text, seq int, transaction_id text
-- The steps of the merge :case, NULL for those of all, in the order in which they were done, with the
-- line of the log that entered each and the save that it is of.
SELECT s.merge_case_uuid, s.uuid, s.action, s.from_state, s.to_state, s.done_by, s.done_on,
  s.document_no, s.opinion, s.details, l.at_utc, l.actor, l.seq,
  coalesce(l.transaction_id, '') AS transaction_id
FROM merge_step AS s
LEFT JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = 'merge_step' AND l.operation = 'insert'
WHERE s.retired_at IS NULL AND (:case IS NULL OR s.merge_case_uuid = :case)
ORDER BY s.fid;
