-- columns: parcel_uuid text, label text, holder_name text, district text, geom wkb, version_uuid text, version text, inside_share real, inside_m2 real, outside_m2 real, thin_width_m real, treated_as text, treated_by text, treated_on date, treated_reason text
-- Crossings by a thin strip whose check holds (A-25).
SELECT c.parcel_uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name,
  p.district,
  substr(p.geom, 41), v.uuid, v.version, c.inside_share, c.inside_m2, c.outside_m2, c.thin_width_m,
  c.treated_as, c.treated_by, c.treated_on, c.treated_reason
FROM current_control_check c
JOIN parcel p ON p.uuid = c.parcel_uuid
JOIN control_line_version v ON v.uuid = c.control_line_version_uuid
WHERE c.boundary_error AND p.retired_at IS NULL AND p.geom IS NOT NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
