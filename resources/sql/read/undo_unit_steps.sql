-- columns: unit text
-- The units whose steps among :steps come back or leave.
SELECT DISTINCT s.survey_unit_uuid FROM survey_step AS s
WHERE s.uuid IN (SELECT value FROM json_each(:steps));
