-- columns: layer_uuid text, layer_name text, document_no text, as_of date, class_code text, class_name text, wkb wkb
-- Areas of the current detailed plans whose box meets a box.
SELECT r.uuid, r.name, coalesce(a.document_no, r.document_no), r.as_of, a.class_code, a.class_name,
  substr(a.geom, 41)
FROM rtree_reference_area_geom AS b
CROSS JOIN reference_area AS a ON a.fid = b.id AND a.retired_at IS NULL
JOIN reference_layer AS r ON r.uuid = a.reference_layer_uuid AND r.retired_at IS NULL
  AND r.kind = 'detailed_plan'
WHERE b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY a.fid;
