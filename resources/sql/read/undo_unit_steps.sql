-- columns: unit text, survey_state text
-- The current units whose steps among :steps come back or leave.
SELECT DISTINCT u.uuid, u.survey_state FROM survey_step AS s
JOIN survey_unit AS u ON u.uuid = s.survey_unit_uuid AND u.retired_at IS NULL
WHERE s.uuid IN (SELECT value FROM json_each(:steps));
