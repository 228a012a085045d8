-- columns: parcel_uuid text, case_uuid text, state text, case_no text, done_on date, done_by text, opinion text
-- The members of merges that were refused, withdrawn or taken back, with the step that ended each; the
-- one that ended last first.
SELECT m.parcel_uuid, c.uuid, c.state, coalesce(c.case_no, ''), s.done_on, coalesce(s.done_by, ''),
  coalesce(s.opinion, '')
FROM merge_case c
JOIN merge_member m ON m.merge_case_uuid = c.uuid AND m.retired_at IS NULL
JOIN merge_step s ON s.fid = (SELECT max(n.fid) FROM merge_step n
  WHERE n.merge_case_uuid = c.uuid AND n.retired_at IS NULL)
WHERE c.retired_at IS NULL AND c.state IN ('refused', 'withdrawn', 'revoked')
ORDER BY s.fid DESC, c.fid DESC, m.fid;
