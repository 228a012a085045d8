-- columns: district text, control_class text, version text, inside_m2 real, outside_m2 real, level_1_m2 real, level_2_m2 real, level_0_m2 real, sliver bool, boundary_error bool, treated bool, rule_example bool
SELECT p.district, COALESCE(c.treated_as, c.control_class), v.version, c.inside_m2, c.outside_m2,
  c.level_1_m2, c.level_2_m2, c.level_0_m2, c.sliver, c.boundary_error, c.treated_as IS NOT NULL,
  c.rule_pack IS NULL OR c.rule_pack LIKE 'sample-%'
FROM current_control_check c
JOIN parcel p ON p.uuid = c.parcel_uuid
JOIN control_line_version v ON v.uuid = c.control_line_version_uuid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
