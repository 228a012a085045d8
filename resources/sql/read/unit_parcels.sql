-- columns: uuid text, version int, label text, district text, town text, plane_area_m2 real, wkb wkb
-- The chosen parcels, as far as they are current.
SELECT p.uuid, p.row_version, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  p.district, p.town, p.plane_area_m2, substr(p.geom, 41)
FROM json_each(:uuids) AS c CROSS JOIN parcel AS p ON p.uuid = c.value
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
