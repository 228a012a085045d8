-- columns: uuid text, label text
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number)
FROM parcel p
JOIN parcel_state s ON s.fid = p.fid AND s.control_class IS NOT NULL
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
