-- columns: uuid text, wkb wkb
-- Every current parcel with its shape.
SELECT p.uuid, substr(p.geom, 41) FROM parcel AS p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
