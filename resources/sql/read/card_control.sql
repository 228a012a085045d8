-- columns: control_class text, inside_share real, inside_m2 real, outside_m2 real, level_1_m2 real, level_2_m2 real, level_0_m2 real, area_epsg int, boundary_error bool, sliver bool, treated_as text, treated_by text, treated_reason text, treated_on date, version_uuid text, version text, valid_from date, valid_to date, line_example bool, rule_pack text, tolerance real, max_remainder_m2 real, thin_width_m real, checked_on date, checked_by text, registered_area_m2 real, plane_area_m2 real, line_there bool, holds bool
-- The check of a parcel that holds, else its last one; whether another line is in force is not asked.
SELECT c.control_class, c.inside_share, c.inside_m2, c.outside_m2, c.level_1_m2, c.level_2_m2,
  c.level_0_m2, c.area_epsg, c.boundary_error, c.sliver, c.treated_as, c.treated_by,
  c.treated_reason, c.treated_on, v.uuid, v.version, v.valid_from, v.valid_to,
  coalesce(v.example, 0), c.rule_pack, c.tolerance, c.max_remainder_m2, c.thin_width_m,
  c.checked_on, c.checked_by, p.registered_area_m2, p.plane_area_m2,
  c.fid IN (SELECT n.fid FROM line_holding_check n WHERE n.parcel_uuid = :uuid),
  c.fid IN (SELECT n.fid FROM valid_control_check n WHERE n.parcel_uuid = :uuid) AS holds
FROM control_check c
JOIN control_line_version v ON v.uuid = c.control_line_version_uuid
JOIN parcel p ON p.uuid = c.parcel_uuid
WHERE c.parcel_uuid = :uuid AND c.retired_at IS NULL
ORDER BY holds DESC, c.fid DESC
LIMIT 1;
