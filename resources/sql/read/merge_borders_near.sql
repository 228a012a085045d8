-- columns: area_code text, class_code text, area_name text, class_name text, wkb wkb
-- Areas of registered layers of no kind of their own whose box meets a box: a layer of districts is
-- one of them, known by the codes or names that its areas have.
SELECT a.area_code, a.class_code, a.area_name, a.class_name, substr(a.geom, 41)
FROM rtree_reference_area_geom AS b
CROSS JOIN reference_area AS a ON a.fid = b.id AND a.retired_at IS NULL
JOIN reference_layer AS r ON r.uuid = a.reference_layer_uuid AND r.retired_at IS NULL
  AND r.kind IN ('other', 'base_map')
WHERE b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY a.fid;
