-- columns: uuid text, geom wkb
SELECT p.uuid, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
  AND (:keyless_only = 0
    OR (p.unit_code IS NULL AND p.parcel_code IS NULL AND p.map_number IS NULL))
ORDER BY p.fid;
