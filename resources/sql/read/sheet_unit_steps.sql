-- columns: survey_unit_uuid text, action text, from_state text, to_state text, done_by text, done_on date, document_no text, opinion text
-- What was done with survey units, step by step.
SELECT s.survey_unit_uuid, s.action, s.from_state, s.to_state, s.done_by, s.done_on,
  s.document_no, s.opinion
FROM survey_step AS s
WHERE s.retired_at IS NULL AND s.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY s.fid;
