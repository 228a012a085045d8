-- columns: uuid text, label text, district text, plane_area_m2 real, plane_epsg int, geom wkb
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.district,
  p.plane_area_m2,
  p.plane_epsg, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
ORDER BY p.fid;
