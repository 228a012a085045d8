-- columns: uuid text, label text, holder_name text, district text, use_code text, use_standard text, plane_area_m2 real, geom wkb
-- The current parcels with what decides whether they are industrial land.
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name,
  p.district,
  p.use_code, p.use_standard, p.plane_area_m2, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
