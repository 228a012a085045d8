-- columns: uuid text, survey_unit_uuid text, state text, low_efficiency_kind text, is_primary bool, batch text, decided_on date, decided_by text, opinion text, document_no text, example bool, primary_tag_uuid text, replaces_tag_uuid text
-- All tags of survey units, the newest first.
SELECT t.uuid, t.survey_unit_uuid, t.state, t.low_efficiency_kind, t.is_primary, t.batch,
  t.decided_on, t.decided_by, t.opinion, t.document_no, t.example, t.primary_tag_uuid,
  t.replaces_tag_uuid
FROM tag AS t
WHERE t.retired_at IS NULL AND t.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY t.fid DESC;
