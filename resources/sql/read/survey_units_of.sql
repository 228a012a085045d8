-- columns: parcel_uuid text, uuid text
-- The current survey units that hold one of :parcels.
SELECT m.parcel_uuid, u.uuid
FROM survey_unit_parcel AS m
JOIN survey_unit AS u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:parcels)) AND m.retired_at IS NULL
ORDER BY u.fid;
