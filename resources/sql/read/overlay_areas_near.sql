-- columns: code text, document_no text, district text, wkb wkb
-- Areas of one layer whose box meets a box; for the legal state those of all approvals and supply.
SELECT a.class_code, a.document_no, NULL, substr(a.geom, 41)
FROM rtree_reference_area_geom AS b
CROSS JOIN reference_area AS a ON a.fid = b.id AND a.retired_at IS NULL
  AND a.reference_layer_uuid = :layer
WHERE :kind = 'reference'
  AND b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT CAST(a.level AS TEXT), NULL, NULL, substr(a.geom, 41)
FROM rtree_control_line_geom AS b
CROSS JOIN control_line AS a ON a.fid = b.id AND a.retired_at IS NULL
JOIN control_line_version AS v ON v.uuid = a.control_line_version_uuid AND v.retired_at IS NULL
  AND v.state IS NOT 'draft' AND v.valid_from <= :on AND (v.valid_to IS NULL OR v.valid_to > :on)
WHERE :kind = 'control_line'
  AND b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT a.status, a.document_no, NULL, substr(a.geom, 41)
FROM rtree_three_old_area_geom AS b
CROSS JOIN three_old_area AS a ON a.fid = b.id AND a.retired_at IS NULL
WHERE :kind = 'three_old'
  AND b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT NULL, NULL, NULL, substr(a.geom, 41)
FROM rtree_parcel_geom AS b
CROSS JOIN parcel AS a ON a.fid = b.id AND a.retired_at IS NULL AND a.uuid <> :subject
WHERE :kind = 'parcel'
  AND b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT k.kind, a.document_no, k.district, substr(a.geom, 41)
FROM rtree_reference_area_geom AS b
CROSS JOIN reference_area AS a ON a.fid = b.id AND a.retired_at IS NULL
JOIN reference_layer AS k ON k.uuid = a.reference_layer_uuid AND k.retired_at IS NULL
  AND k.kind IN ('conversion_approval', 'supply_redline')
WHERE :kind = 'legal'
  AND b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
