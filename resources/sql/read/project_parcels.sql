-- columns: join_uuid text, join_version int, parcel_uuid text, parcel_version int, label text, holder_name text, use_code text, district text, registered_area_m2 real, plane_area_m2 real, area_m2 real, retired bool, wkb wkb
-- Current parcels that may come to a project, as its members are read.
SELECT '', 0, p.uuid, p.row_version,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name, p.use_code,
  p.district, p.registered_area_m2, p.plane_area_m2, NULL, 0, substr(p.geom, 41)
FROM parcel AS p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
