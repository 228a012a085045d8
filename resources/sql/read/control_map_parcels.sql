-- columns: uuid text, map_number text, parcel_code text, district text, control_class text, line text, inside_m2 real, outside_m2 real, level_1_m2 real, level_2_m2 real, boundary_error bool, treated bool, checked_on date, stale bool, rule_pack text, geom wkb
SELECT p.uuid, p.map_number, p.parcel_code, p.district,
  COALESCE(c.treated_as, c.control_class), c.control_line_version_uuid, c.inside_m2, c.outside_m2,
  c.level_1_m2, c.level_2_m2, c.boundary_error, c.treated_as IS NOT NULL, c.checked_on,
  coalesce(s.stale_control, 0), c.rule_pack, substr(p.geom, 41)
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
LEFT JOIN control_check c ON c.fid = (
  SELECT max(n.fid) FROM valid_control_check n WHERE n.parcel_uuid = p.uuid)
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
ORDER BY p.fid;
