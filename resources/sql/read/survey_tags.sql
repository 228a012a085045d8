-- columns: survey_unit_uuid text, uuid text, state text, low_efficiency_kind text, is_primary bool, batch text, decided_on date, decided_by text, opinion text, document_no text, example bool, primary_tag_uuid text
-- The primary tags of :units and the others of each, oldest first.
SELECT t.survey_unit_uuid, t.uuid, t.state, t.low_efficiency_kind, t.is_primary, t.batch, t.decided_on,
  t.decided_by, t.opinion, t.document_no, t.example, t.primary_tag_uuid
FROM tag AS t
WHERE t.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND t.retired_at IS NULL
ORDER BY t.fid;
