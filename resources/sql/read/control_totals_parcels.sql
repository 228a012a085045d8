-- columns: uuid text, district text, stale bool
-- Current parcels with a shape; stale is a check that does not hold.
SELECT p.uuid, p.district, coalesce(s.stale_control, 0)
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
ORDER BY p.fid;
