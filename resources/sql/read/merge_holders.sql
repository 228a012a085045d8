-- columns: parcel_fid int, name text, id_number text, id_kind text
SELECT p.fid, h.name, h.id_number, h.id_kind
FROM parcel_holder l
JOIN parcel p ON p.uuid = l.parcel_uuid
JOIN right_holder h ON h.uuid = l.right_holder_uuid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND l.retired_at IS NULL
  AND h.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid, l.position;
