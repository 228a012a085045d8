-- columns: enterprise_uuid text, year int, tax_wan real, tax_wan_per_mu real, tax_land_m2 real, grade text, source_unit text, imported_on text, file_name text
SELECT y.enterprise_uuid, y.year, CAST(y.tax_wan AS REAL), CAST(y.tax_wan_per_mu AS REAL),
       y.tax_land_m2, y.grade, y.source_unit, y.imported_on, k.file_name
FROM parcel_enterprise l
JOIN enterprise_year y ON y.enterprise_uuid = l.enterprise_uuid AND y.retired_at IS NULL
LEFT JOIN import_package k ON k.uuid = y.import_package_uuid
WHERE l.parcel_uuid = :uuid
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND (y.import_package_uuid IS NULL OR k.state = 'done')
ORDER BY y.fid;
