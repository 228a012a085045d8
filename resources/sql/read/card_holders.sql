-- columns: name text, share_kind text, share text
SELECT h.name, l.share_kind, l.share
FROM parcel_holder l
JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE l.parcel_uuid = :uuid
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.position, l.fid;
