-- columns: uuid text, row_version int, level int, block_code text, block_name text, district text, area_m2 real, geom wkb
SELECT p.uuid, p.row_version, p.level, p.block_code, p.block_name, p.district, p.area_m2,
  substr(p.geom, 41)
FROM control_line p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.control_line_version_uuid = :version
  AND p.geom IS NOT NULL
ORDER BY p.fid;
