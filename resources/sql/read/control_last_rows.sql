-- columns: parcel_uuid text, checked_on date, class_before text, class_now text, version_before text, version_now text, treated_as text, treated_by text, treated_reason text, treated_now text, tolerance_before real, tolerance_now real, remainder_before real, remainder_now real, width_before real, width_now real
-- The last result of each parcel that holds, and the one before it: what the last check changed.
WITH ranked AS (
  SELECT c.fid, c.parcel_uuid, c.checked_on, c.control_class, c.control_line_version_uuid,
    c.treated_as, c.treated_by, c.treated_reason, c.tolerance, c.max_remainder_m2, c.thin_width_m,
    row_number() OVER (PARTITION BY c.parcel_uuid ORDER BY c.fid DESC) AS place
  FROM control_check c
  JOIN control_line_version v ON v.uuid = c.control_line_version_uuid AND v.retired_at IS NULL
    AND v.state IS NOT 'draft'
  WHERE c.retired_at IS NULL
    AND (v.import_package_uuid IS NULL
      OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
SELECT n.parcel_uuid, n.checked_on, o.control_class, n.control_class,
  o.control_line_version_uuid, n.control_line_version_uuid, o.treated_as, o.treated_by,
  o.treated_reason, n.treated_as, o.tolerance, n.tolerance, o.max_remainder_m2,
  n.max_remainder_m2, o.thin_width_m, n.thin_width_m
FROM ranked n
JOIN ranked o ON o.parcel_uuid = n.parcel_uuid AND o.place = 2
JOIN parcel p ON p.uuid = n.parcel_uuid AND p.retired_at IS NULL
WHERE n.place = 1
  AND n.checked_on = (SELECT max(d.checked_on) FROM ranked d WHERE d.place = 1)
ORDER BY n.fid;
