-- columns: enterprises int, year_rows int, taxes int, joined int
SELECT
  (SELECT COUNT(*) FROM enterprise e WHERE e.retired_at IS NULL
    AND (e.import_package_uuid IS NULL
      OR e.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
  COUNT(y.uuid), COUNT(COALESCE(y.tax_wan, y.tax_wan_per_mu)),
  (SELECT COUNT(DISTINCT j.enterprise_uuid) FROM parcel_enterprise j WHERE j.retired_at IS NULL
    AND (j.import_package_uuid IS NULL
      OR j.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
FROM enterprise_year y
WHERE y.retired_at IS NULL
  AND (y.import_package_uuid IS NULL
    OR y.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
