-- columns: parcel_uuid text, parcel_code text, unit_code text, address text, name_key text, id_number text
SELECT p.uuid, p.parcel_code, p.unit_code, p.address, r.name_key, r.id_number
FROM parcel p
LEFT JOIN parcel_holder h ON h.parcel_uuid = p.uuid AND h.retired_at IS NULL
  AND (h.import_package_uuid IS NULL
    OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
LEFT JOIN right_holder r ON r.uuid = h.right_holder_uuid AND r.retired_at IS NULL
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
