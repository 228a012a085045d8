-- columns: uuid text, row_version int, parcel_uuid text, enterprise_uuid text, matched_by text, confirmed_by text, district text
SELECT l.uuid, l.row_version, l.parcel_uuid, l.enterprise_uuid, l.matched_by, l.confirmed_by,
       p.district
FROM parcel_enterprise l
JOIN parcel p ON p.uuid = l.parcel_uuid AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
WHERE l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.fid;
