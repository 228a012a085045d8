-- columns: wanted text, uuid text
-- Current parcels by uuid, parcel code, unit code, map number or #number, for the list :names.
SELECT n.value, p.uuid
FROM json_each(:names) AS n
JOIN parcel AS p ON p.retired_at IS NULL
  AND (p.uuid = n.value OR p.parcel_code = n.value OR p.unit_code = n.value
    OR p.map_number = n.value OR '#' || p.fid = n.value)
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY n.key, p.fid;
