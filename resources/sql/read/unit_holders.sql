-- columns: parcel_uuid text, holder text
-- Who holds the parcels of current survey units: by the registered rights, else as the parcel says.
WITH members AS (SELECT DISTINCT m.parcel_uuid AS uuid FROM survey_unit_parcel AS m
  WHERE m.retired_at IS NULL)
SELECT p.uuid, h.name FROM members AS m JOIN parcel AS p ON p.uuid = m.uuid
JOIN parcel_holder AS l ON l.parcel_uuid = p.uuid AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
JOIN right_holder AS h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
UNION
SELECT p.uuid, p.holder_name FROM members AS m JOIN parcel AS p ON p.uuid = m.uuid
WHERE p.holder_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parcel_holder AS l
  JOIN right_holder AS h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
  WHERE l.parcel_uuid = p.uuid AND l.retired_at IS NULL
    AND (l.import_package_uuid IS NULL
      OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')));
