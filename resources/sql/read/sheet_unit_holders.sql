-- columns: survey_unit_uuid text, parcel_uuid text, name text, share_kind text, share text
-- The right holders of the parcels of survey units, for their sheets.
SELECT m.survey_unit_uuid, m.parcel_uuid, h.name, l.share_kind, l.share
FROM survey_unit_parcel AS m
JOIN parcel_holder AS l ON l.parcel_uuid = m.parcel_uuid AND l.retired_at IS NULL
JOIN right_holder AS h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE m.retired_at IS NULL AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY m.fid, l.position, l.fid;
