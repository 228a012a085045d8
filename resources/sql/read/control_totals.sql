-- columns: parcel_uuid text, control_line_version_uuid text, control_class text, treated_as text, boundary_error bool, sliver bool, inside_m2 real, outside_m2 real, level_1_m2 real, level_2_m2 real, level_0_m2 real, rule_pack text
-- Checks that hold; the last of a parcel counts.
SELECT c.parcel_uuid, c.control_line_version_uuid, c.control_class, c.treated_as, c.boundary_error,
  c.sliver, c.inside_m2, c.outside_m2, c.level_1_m2, c.level_2_m2, c.level_0_m2, c.rule_pack
FROM valid_control_check c
ORDER BY c.fid;
