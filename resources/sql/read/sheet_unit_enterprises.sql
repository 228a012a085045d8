-- columns: parcel_uuid text, enterprise_uuid text, name text
-- The enterprises on the parcels of survey units, for their sheets.
SELECT l.parcel_uuid, l.enterprise_uuid, e.name
FROM survey_unit_parcel AS m
JOIN parcel_enterprise AS l ON l.parcel_uuid = m.parcel_uuid AND l.retired_at IS NULL
JOIN enterprise AS e ON e.uuid = l.enterprise_uuid AND e.retired_at IS NULL
WHERE m.retired_at IS NULL AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY m.fid, l.fid;
