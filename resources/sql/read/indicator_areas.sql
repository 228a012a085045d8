-- columns: class_code text, class_name text, area_name text, geom wkb
-- The areas of one reference layer.
SELECT a.class_code, a.class_name, a.area_name, substr(a.geom, 41)
FROM reference_area AS a
WHERE a.reference_layer_uuid = :layer AND a.retired_at IS NULL AND a.geom IS NOT NULL
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY a.fid;
