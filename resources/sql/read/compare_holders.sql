-- columns: parcel text, uuid text, name text, place int
-- The right holders of parcels; the name that the parcel itself has where none is registered.
SELECT l.parcel_uuid, h.uuid, h.name, l.position
FROM parcel_holder l
JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE l.parcel_uuid IN (SELECT value FROM json_each(:parcels))
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION
SELECT p.uuid, p.holder_name, p.holder_name, 0
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:parcels)) AND p.holder_name IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM parcel_holder l
    JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
    WHERE l.parcel_uuid = p.uuid AND l.retired_at IS NULL
      AND (l.import_package_uuid IS NULL
        OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
ORDER BY 1, 4, 3;
