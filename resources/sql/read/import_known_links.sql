-- columns: parcel_uuid text, enterprise_uuid text
SELECT e.parcel_uuid, e.enterprise_uuid
FROM parcel_enterprise e
WHERE e.import_package_uuid IS NULL
  OR e.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')
ORDER BY e.fid;
