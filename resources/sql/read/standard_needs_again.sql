-- columns: uuid text, why text
-- Current parcels without a result that holds under a standard; :sha256 names its text.
SELECT p.uuid, CASE WHEN a.fid IS NULL THEN 'never' WHEN r.sha256 <> :sha256 THEN 'other'
  ELSE 'stale' END AS why
FROM parcel p
LEFT JOIN assessment a ON a.fid =
  (SELECT max(n.fid) FROM assessment n WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL)
LEFT JOIN rule_set r ON r.uuid = a.rule_set_uuid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND (a.fid IS NULL OR r.sha256 <> :sha256 OR a.parcel_version <> p.row_version)
ORDER BY p.fid;
