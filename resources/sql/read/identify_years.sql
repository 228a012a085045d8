-- columns: enterprise_uuid text, year int, tax_wan real, tax_wan_per_mu real, tax_land_m2 real, grade text, source_unit text
SELECT y.enterprise_uuid, y.year, CAST(y.tax_wan AS REAL), CAST(y.tax_wan_per_mu AS REAL),
       y.tax_land_m2, y.grade, y.source_unit
FROM enterprise_year y
WHERE y.retired_at IS NULL
  AND (y.import_package_uuid IS NULL
       OR y.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY y.fid;
