-- columns: parcel_uuid text, inside_m2 real, outside_m2 real
SELECT c.parcel_uuid, c.inside_m2, c.outside_m2
FROM control_check c
WHERE c.retired_at IS NULL
  AND c.control_line_version_uuid IN (
    SELECT v.uuid FROM control_line_version v
    WHERE v.retired_at IS NULL
      AND (v.import_package_uuid IS NULL
        OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
ORDER BY c.fid;
