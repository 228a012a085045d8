-- columns: column_name text, value text, uuid text
-- Current parcels that have one of :parcel_codes or :unit_codes, in whatever way it was typed there;
-- those asked for are in half width and upper case without blanks and hyphens.
SELECT 'parcel_code', p.parcel_code, p.uuid
FROM parcel AS p
WHERE replace(replace(replace(upper(p.parcel_code), ' ', ''), '-', ''), '_', '')
    IN (SELECT value FROM json_each(:parcel_codes))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT 'unit_code', p.unit_code, p.uuid
FROM parcel AS p
WHERE replace(replace(replace(upper(p.unit_code), ' ', ''), '-', ''), '_', '')
    IN (SELECT value FROM json_each(:unit_codes))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
