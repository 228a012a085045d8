-- columns: survey_unit_uuid text, register_no text, name text, status text, entered_on date, document_no text, geom wkb
-- 三旧 areas near survey units; whether they overlap is for who asks.
SELECT u.uuid, t.register_no, t.name, t.status, t.entered_on, t.document_no, substr(t.geom, 41)
FROM survey_unit AS u
JOIN rtree_survey_unit_geom AS b ON b.id = u.fid
JOIN rtree_three_old_area_geom AS r
  ON r.minx <= b.maxx AND r.maxx >= b.minx AND r.miny <= b.maxy AND r.maxy >= b.miny
JOIN three_old_area AS t ON t.fid = r.id AND t.retired_at IS NULL
WHERE u.uuid IN (SELECT value FROM json_each(:uuids))
  AND (t.import_package_uuid IS NULL
    OR t.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY u.fid, t.fid;
