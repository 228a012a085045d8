-- columns: version text, wkb wkb
-- The control line in force on a day where its box meets a box; one row without a shape for a
-- version that is in force and lies elsewhere.
SELECT v.version, substr(a.geom, 41)
FROM control_line_version AS v
LEFT JOIN control_line AS a ON a.control_line_version_uuid = v.uuid AND a.retired_at IS NULL
  AND a.fid IN (SELECT b.id FROM rtree_control_line_geom AS b
    WHERE b.maxx >= :min_x AND b.minx <= :max_x AND b.maxy >= :min_y AND b.miny <= :max_y)
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft'
  AND v.valid_from <= :on AND (v.valid_to IS NULL OR v.valid_to > :on)
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY v.fid, a.fid;
