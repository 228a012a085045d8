-- columns: column_name text, value text, uuid text
-- Current parcels other than :but that have one of some numbers.
SELECT 'parcel_code', p.parcel_code, p.uuid
FROM parcel AS p
WHERE p.parcel_code IN (SELECT value FROM json_each(:parcel_codes))
  AND p.uuid <> :but AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT 'unit_code', p.unit_code, p.uuid
FROM parcel AS p
WHERE p.unit_code IN (SELECT value FROM json_each(:unit_codes))
  AND p.uuid <> :but AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
