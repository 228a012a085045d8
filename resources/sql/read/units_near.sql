-- columns: uuid text, version int, unit_number text, unit_name text, town text, district text, unit_source text, area_m2 real, area_epsg int, low_efficiency_area_m2 real, whole_parcels bool, unregistered bool, survey_state text, remark text, survey_area_uuid text, survey_area text, tag_uuid text, tag_state text, low_efficiency_kind text, wkb wkb
-- Current survey units whose box meets one of :boxes, a list of [min_x, min_y, max_x, max_y].
SELECT u.uuid, u.row_version, u.unit_number, u.unit_name, u.town, u.district, u.unit_source, u.area_m2,
  u.area_epsg, u.low_efficiency_area_m2, u.whole_parcels, u.unregistered, u.survey_state, u.remark,
  u.survey_area_uuid,
  (SELECT coalesce(a.area_number || ' ', '') || coalesce(a.name, '') FROM survey_area AS a
   WHERE a.uuid = u.survey_area_uuid AND a.retired_at IS NULL),
  t.uuid, t.state, t.low_efficiency_kind, substr(u.geom, 41)
FROM survey_unit AS u
LEFT JOIN tag AS t ON t.fid = (SELECT max(n.fid) FROM tag AS n
  WHERE n.survey_unit_uuid = u.uuid AND n.is_primary AND n.retired_at IS NULL)
WHERE u.fid IN (
  SELECT r.id FROM json_each(:boxes) AS b CROSS JOIN rtree_survey_unit_geom AS r
  WHERE r.maxx >= json_extract(b.value, '$[0]') AND r.maxy >= json_extract(b.value, '$[1]')
    AND r.minx <= json_extract(b.value, '$[2]') AND r.miny <= json_extract(b.value, '$[3]'))
  AND u.retired_at IS NULL
ORDER BY u.fid;
