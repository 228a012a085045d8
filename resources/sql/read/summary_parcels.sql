-- columns: district text, use_code text, use_standard text, registered_m2 real, plane_m2 real, holder int, outcome text, tag_state text, control_class text, boundary_error bool, project text, outcome_stale bool, control_stale bool
SELECT p.district, p.use_code, p.use_standard, p.registered_area_m2, p.plane_area_m2,
  p.holder_name IS NOT NULL, s.assessment_outcome, s.tag_state, s.control_class, s.boundary_error,
  s.project_uuid, coalesce(s.stale_assessment, 0), coalesce(s.stale_control, 0)
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
