-- columns: enterprise_uuid text, year int, tax_wan real, source_unit text
-- Taxes of the enterprises on the parcels of survey units: stated, else from what falls to one 亩.
SELECT y.enterprise_uuid, y.year,
  coalesce(CAST(y.tax_wan AS REAL), CAST(y.tax_wan_per_mu AS REAL) * y.tax_land_m2 * 3 / 2000),
  y.source_unit
FROM enterprise_year AS y
WHERE y.retired_at IS NULL
  AND y.enterprise_uuid IN (SELECT o.enterprise_uuid FROM parcel_enterprise AS o
    JOIN survey_unit_parcel AS m ON m.parcel_uuid = o.parcel_uuid AND m.retired_at IS NULL
    WHERE o.retired_at IS NULL AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids)))
  AND (y.import_package_uuid IS NULL
    OR y.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY y.fid;
