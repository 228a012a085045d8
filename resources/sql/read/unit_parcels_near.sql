-- columns: uuid text, version int, label text, district text, town text, plane_area_m2 real, wkb wkb
-- Current parcels whose box meets one of :boxes, a list of [min_x, min_y, max_x, max_y].
SELECT p.uuid, p.row_version, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  p.district, p.town, p.plane_area_m2, substr(p.geom, 41)
FROM parcel p
WHERE p.fid IN (
  SELECT r.id FROM json_each(:boxes) AS b CROSS JOIN rtree_parcel_geom AS r
  WHERE r.maxx >= json_extract(b.value, '$[0]') AND r.maxy >= json_extract(b.value, '$[1]')
    AND r.minx <= json_extract(b.value, '$[2]') AND r.miny <= json_extract(b.value, '$[3]'))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
