-- columns: fid int, uuid text, label text, parcel_code text, map_number text, holder_name text, address text, town text, district text, registered_area_m2 real, plane_area_m2 real, plane_epsg int, use_code text, assessment_outcome text, stale_assessment bool, tag_state text, low_efficiency_kind text, control_class text, control_inside_share real, boundary_error bool, stale_control bool, rule_outcomes text, other_outputs text, other_kinds text, survey_state text, rule_set_uuid text, inside_m2 real, outside_m2 real, control_line_version_uuid text, min_x real, max_x real, min_y real, max_y real
SELECT p.fid, p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number), p.parcel_code,
  p.map_number, p.holder_name, p.address, p.town, p.district, p.registered_area_m2,
  p.plane_area_m2, p.plane_epsg, p.use_code, s.assessment_outcome,
  coalesce(s.stale_assessment, 0), s.tag_state, s.low_efficiency_kind, s.control_class,
  s.control_inside_share, s.boundary_error, coalesce(s.stale_control, 0),
  s.rule_outcomes, s.other_outputs, s.other_kinds, s.survey_state,
  (SELECT a.rule_set_uuid FROM assessment a WHERE a.fid = (
    SELECT max(n.fid) FROM valid_assessment n WHERE n.parcel_uuid = p.uuid)),
  c.inside_m2, c.outside_m2, c.control_line_version_uuid, r.minx, r.maxx, r.miny, r.maxy
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
LEFT JOIN rtree_parcel_geom r ON r.id = p.fid
LEFT JOIN control_check c ON s.control_class IS NOT NULL AND c.fid = (
  SELECT max(n.fid) FROM valid_control_check n WHERE n.parcel_uuid = p.uuid)
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
