-- columns: status text, geom wkb
SELECT p.status, substr(p.geom, 41)
FROM three_old_area AS p
WHERE p.retired_at IS NULL AND p.geom IS NOT NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
