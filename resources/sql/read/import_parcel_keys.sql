-- columns: uuid text, unit_code text, parcel_code text, map_number text
SELECT p.uuid, p.unit_code, p.parcel_code, p.map_number
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
