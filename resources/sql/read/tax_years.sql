-- columns: uuid text, row_version int, enterprise_uuid text, year int, tax_wan text, tax_wan_per_mu text, tax_land_m2 real, grade text, source_unit text, imported_on text, file_name text, file_sha256 text
SELECT y.uuid, y.row_version, y.enterprise_uuid, y.year, y.tax_wan, y.tax_wan_per_mu,
       y.tax_land_m2, y.grade, y.source_unit, y.imported_on, k.file_name, k.file_sha256
FROM enterprise_year y
LEFT JOIN import_package k ON k.uuid = y.import_package_uuid
WHERE y.retired_at IS NULL
  AND (y.import_package_uuid IS NULL OR k.state = 'done')
ORDER BY y.fid;
