-- columns: parcel_code text, uuid text
-- Current parcels that have one of :codes.
SELECT p.parcel_code, p.uuid
FROM parcel p
WHERE p.parcel_code IN (SELECT value FROM json_each(:codes))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
