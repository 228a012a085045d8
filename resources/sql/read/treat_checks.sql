-- columns: parcel_uuid text, label text, check_uuid text, check_version int, control_class text, boundary_error bool, treated_as text, line text, checked bool
-- The check that holds of each of some current parcels, and whether there is any check at all.
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), c.uuid, c.row_version,
  c.control_class, coalesce(c.boundary_error, 0), c.treated_as, c.control_line_version_uuid,
  EXISTS (SELECT 1 FROM control_check n WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL)
FROM parcel p
LEFT JOIN control_check c ON c.fid = (
  SELECT max(n.fid) FROM valid_control_check n WHERE n.parcel_uuid = p.uuid)
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
