-- columns: survey_unit_uuid text, register_no text, name text, wkb wkb
-- The 三旧 areas whose box meets that of one of :units.
SELECT u.uuid, t.register_no, t.name, substr(t.geom, 41)
FROM survey_unit AS u
JOIN rtree_survey_unit_geom AS b ON b.id = u.fid
CROSS JOIN rtree_three_old_area_geom AS r
  ON r.minx <= b.maxx AND r.maxx >= b.minx AND r.miny <= b.maxy AND r.maxy >= b.miny
JOIN three_old_area AS t ON t.fid = r.id AND t.retired_at IS NULL
  AND (t.import_package_uuid IS NULL
    OR t.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
WHERE u.uuid IN (SELECT value FROM json_each(:units)) AND u.retired_at IS NULL
ORDER BY u.fid, t.fid;
