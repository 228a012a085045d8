-- columns: survey_unit_uuid text, uuid text, action text, from_state text, to_state text, done_by text, done_on date, document_no text, opinion text, unit_change text, details text, at_utc text, actor text
-- The steps of :units in the order in which they were done, with the line of the log that entered each.
SELECT s.survey_unit_uuid, s.uuid, s.action, s.from_state, s.to_state, s.done_by, s.done_on, s.document_no,
  s.opinion, s.unit_change, s.details, l.at_utc, l.actor
FROM survey_step AS s
LEFT JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = 'survey_step' AND l.operation = 'insert'
WHERE s.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND s.retired_at IS NULL
ORDER BY s.fid;
