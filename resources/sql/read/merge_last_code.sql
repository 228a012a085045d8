-- columns: code text
-- The highest code between :first and :last that any parcel has or had, or that a merge gave; none
-- where there is none.
SELECT max(code)
FROM (
  SELECT max(p.parcel_code) AS code FROM parcel AS p
  WHERE p.parcel_code BETWEEN :first AND :last
  UNION ALL
  SELECT max(c.new_parcel_code) FROM merge_case AS c
  WHERE c.new_parcel_code BETWEEN :first AND :last
)
HAVING max(code) IS NOT NULL;
