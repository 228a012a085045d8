-- columns: min_x real, min_y real, max_x real, max_y real
-- The box of all current areas of a registered layer.
SELECT min(b.minx), min(b.miny), max(b.maxx), max(b.maxy)
FROM reference_area AS a JOIN rtree_reference_area_geom AS b ON b.id = a.fid
WHERE a.reference_layer_uuid = :layer AND a.retired_at IS NULL AND (a.import_package_uuid IS NULL
  OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
