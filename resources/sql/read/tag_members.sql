-- columns: survey_unit_uuid text, parcel_uuid text
SELECT m.survey_unit_uuid, m.parcel_uuid
FROM survey_unit_parcel m
WHERE m.retired_at IS NULL
  AND m.survey_unit_uuid IN (SELECT value FROM json_each(:units))
ORDER BY m.fid;
