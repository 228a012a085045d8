-- columns: uuid text, row_version int, plane_area_m2 real, plane_epsg int, geom wkb
SELECT p.uuid, p.row_version, p.plane_area_m2, p.plane_epsg, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
  AND p.uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY p.fid;
