-- columns: code text
-- The highest code between :first and :last that any parcel has or had in whatever way it was typed,
-- or that a merge gave; none where there is none. What stands there and is no code, such as one with
-- a letter behind, counts for nothing; what an undone registration made was never registered.
SELECT max(code)
FROM (
  SELECT max(p.parcel_code) AS code FROM parcel AS p
  WHERE p.parcel_code BETWEEN :first AND :last
    AND length(p.parcel_code) = 19 AND p.parcel_code GLOB '*[0-9][0-9][0-9][0-9][0-9]'
    AND NOT (p.retired_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM lineage AS l WHERE l.new_parcel_uuid = p.uuid AND l.kind = 'merge')
      AND NOT EXISTS (SELECT 1 FROM merge_case AS m WHERE m.new_parcel_uuid = p.uuid))
  UNION ALL
  SELECT max(o.code) FROM (
    SELECT p.fid,
      replace(replace(replace(upper(p.parcel_code), ' ', ''), '-', ''), '_', '') AS code
    FROM parcel AS p
    WHERE p.parcel_code > ''
      AND (length(p.parcel_code) > 19 OR p.parcel_code <> upper(p.parcel_code))
  ) AS o
  JOIN parcel AS p ON p.fid = o.fid
  WHERE o.code BETWEEN :first AND :last
    AND length(o.code) = 19 AND o.code GLOB '*[0-9][0-9][0-9][0-9][0-9]'
    AND NOT (p.retired_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM lineage AS l WHERE l.new_parcel_uuid = p.uuid AND l.kind = 'merge')
      AND NOT EXISTS (SELECT 1 FROM merge_case AS m WHERE m.new_parcel_uuid = p.uuid))
  UNION ALL
  SELECT max(c.new_parcel_code) FROM merge_case AS c
  WHERE c.new_parcel_code BETWEEN :first AND :last
    AND length(c.new_parcel_code) = 19 AND c.new_parcel_code GLOB '*[0-9][0-9][0-9][0-9][0-9]'
)
HAVING max(code) IS NOT NULL;
