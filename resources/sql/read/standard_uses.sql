-- columns: rule_set_uuid text, parcels int
SELECT a.rule_set_uuid, count(*) AS parcels
FROM assessment a
JOIN parcel p ON p.uuid = a.parcel_uuid AND p.retired_at IS NULL
WHERE a.fid IN (SELECT max(fid) FROM assessment WHERE retired_at IS NULL GROUP BY parcel_uuid)
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
GROUP BY a.rule_set_uuid;
