-- columns: action text, from_state text, to_state text, done_by text, done_on date, document_no text, opinion text, amount_fen int, details text, at_utc text, actor text
-- The steps of a claim in the order in which they were done, with the line of the log that entered each.
SELECT s.action, s.from_state, s.to_state, s.done_by, s.done_on, s.document_no, s.opinion, s.amount_fen,
       s.details, l.at_utc, l.actor
FROM subsidy_step AS s
LEFT JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = 'subsidy_step' AND l.operation = 'insert'
WHERE s.subsidy_claim_uuid = :claim AND s.retired_at IS NULL
ORDER BY s.fid;
