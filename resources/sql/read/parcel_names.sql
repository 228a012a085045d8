-- columns: uuid text, fid int, parcel_code text, unit_code text, map_number text, retired bool
-- What people call parcels; those of history too; a current one first, then the newest.
SELECT p.uuid, p.fid, p.parcel_code, p.unit_code, p.map_number, p.retired_at IS NOT NULL
FROM parcel AS p
WHERE p.import_package_uuid IS NULL
  OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')
ORDER BY p.retired_at IS NOT NULL, p.fid DESC;
