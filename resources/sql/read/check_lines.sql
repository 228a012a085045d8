-- columns: level int, geom wkb
SELECT p.level, substr(p.geom, 41)
FROM control_line p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.control_line_version_uuid = :version
  AND p.geom IS NOT NULL
ORDER BY p.fid;
