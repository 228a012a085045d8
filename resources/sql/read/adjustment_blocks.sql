-- columns: uuid text, row_version int, direction text, level int, block_code text, block_name text, area_m2 real, geom wkb
-- The polygons of :case.
SELECT b.uuid, b.row_version, b.direction, b.level, b.block_code, b.block_name, b.area_m2,
  substr(b.geom, 41)
FROM line_adjustment AS b
WHERE b.adjustment_case_uuid = :case AND b.retired_at IS NULL AND b.geom IS NOT NULL
ORDER BY b.direction, b.fid;
