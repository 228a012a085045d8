-- columns: uuid text, parcel_code text, map_number text, geom wkb
SELECT p.uuid, p.parcel_code, p.map_number, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND (p.parcel_code IN (SELECT value FROM json_each(:keys))
    OR p.map_number IN (SELECT value FROM json_each(:keys)))
ORDER BY p.parcel_code, p.uuid;
