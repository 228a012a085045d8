-- columns: control_class text, inside_share real, inside_m2 real, outside_m2 real, area_epsg int, boundary_error bool, sliver bool, treated_as text, treated_by text, treated_reason text, version text, valid_from date, valid_to date, example bool, tolerance real, max_remainder_m2 real, thin_width_m real, checked_on date, holds bool
SELECT c.control_class, c.inside_share, c.inside_m2, c.outside_m2, c.area_epsg, c.boundary_error,
  c.sliver, c.treated_as, c.treated_by, c.treated_reason, v.version, v.valid_from, v.valid_to,
  v.example, c.tolerance, c.max_remainder_m2, c.thin_width_m, c.checked_on,
  c.fid IN (SELECT n.fid FROM valid_control_check n WHERE n.parcel_uuid = :uuid) AS holds
FROM control_check c
JOIN control_line_version v ON v.uuid = c.control_line_version_uuid
WHERE c.parcel_uuid = :uuid AND c.retired_at IS NULL
ORDER BY holds DESC, c.fid DESC
LIMIT 1;
