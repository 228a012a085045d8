-- columns: parcel_uuid text, parcel_version int, control_line_version_uuid text, control_class text, inside_m2 real, outside_m2 real, level_1_m2 real, level_2_m2 real, level_0_m2 real, area_epsg int, sliver bool, boundary_error bool, tolerance real, max_remainder_m2 real, thin_width_m real, treated_as text, treated_by text, treated_reason text, treated_on date, rule_pack text, rule_pack_hash text, line_holds bool
SELECT c.parcel_uuid, c.parcel_version, c.control_line_version_uuid, c.control_class, c.inside_m2,
  c.outside_m2, c.level_1_m2, c.level_2_m2, c.level_0_m2, c.area_epsg, c.sliver, c.boundary_error,
  c.tolerance, c.max_remainder_m2, c.thin_width_m, c.treated_as, c.treated_by, c.treated_reason,
  c.treated_on, c.rule_pack, c.rule_pack_hash,
  c.fid IN (SELECT h.fid FROM line_holding_check h)
FROM control_check c
WHERE c.fid IN (
  SELECT max(l.fid) FROM control_check l
  JOIN control_line_version v ON v.uuid = l.control_line_version_uuid AND v.retired_at IS NULL AND v.state IS NOT 'draft'
  WHERE l.retired_at IS NULL
    AND (v.import_package_uuid IS NULL
      OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  GROUP BY l.parcel_uuid);
