-- columns: fid int, uuid text, holder_name text
SELECT p.fid, p.uuid, p.holder_name
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
