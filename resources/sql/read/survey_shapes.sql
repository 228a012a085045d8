-- columns: uuid text, label text, area_m2 real, survey_state text, tag_state text, wkb wkb
-- The current units whose box meets one of those of :units, these among them; those that are no
-- low-efficiency land by the newest decision are left out.
WITH box AS (
  SELECT r.minx, r.maxx, r.miny, r.maxy FROM survey_unit AS u JOIN rtree_survey_unit_geom AS r ON r.id = u.fid
  WHERE u.uuid IN (SELECT value FROM json_each(:units)) AND u.retired_at IS NULL),
near AS (SELECT DISTINCT r.id FROM box AS b CROSS JOIN rtree_survey_unit_geom AS r
  WHERE r.maxx >= b.minx AND r.minx <= b.maxx AND r.maxy >= b.miny AND r.miny <= b.maxy)
SELECT u.uuid,
  coalesce(u.unit_number, u.unit_name, p.parcel_code, p.unit_code, p.map_number, '#' || p.fid, 'D' || u.fid),
  u.area_m2, u.survey_state, t.state, substr(u.geom, 41)
FROM near AS n
JOIN survey_unit AS u ON u.fid = n.id AND u.retired_at IS NULL
LEFT JOIN parcel AS p ON p.uuid = (SELECT m.parcel_uuid FROM survey_unit_parcel AS m
  WHERE m.survey_unit_uuid = u.uuid AND m.retired_at IS NULL ORDER BY m.area_m2 DESC, m.fid LIMIT 1)
LEFT JOIN tag AS t ON t.fid = (SELECT max(o.fid) FROM tag AS o
  WHERE o.survey_unit_uuid = u.uuid AND o.is_primary AND o.retired_at IS NULL)
ORDER BY u.fid;
