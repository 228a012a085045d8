-- columns: survey_unit_uuid text, project_code text, name text, state text
-- The current projects that hold a parcel of one of :units.
SELECT DISTINCT m.survey_unit_uuid, j.project_code, j.name, j.state
FROM survey_unit_parcel AS m
JOIN project_parcel AS o ON o.parcel_uuid = m.parcel_uuid AND o.retired_at IS NULL
JOIN project AS j ON j.uuid = o.project_uuid AND j.retired_at IS NULL
WHERE m.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND m.retired_at IS NULL
ORDER BY m.survey_unit_uuid, j.project_code;
