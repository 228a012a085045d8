-- columns: uuid text, register_no text, name text, status text, entered_on date, document_no text, as_of date, wkb wkb
-- Three-old areas whose box meets a box.
SELECT t.uuid, t.register_no, t.name, t.status, t.entered_on, t.document_no, t.as_of,
  substr(t.geom, 41)
FROM rtree_three_old_area_geom AS r
JOIN three_old_area AS t ON t.fid = r.id
WHERE r.minx <= :max_x AND r.maxx >= :min_x AND r.miny <= :max_y AND r.maxy >= :min_y
  AND t.retired_at IS NULL
  AND (t.import_package_uuid IS NULL
    OR t.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY t.fid;
