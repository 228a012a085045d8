-- columns: parcel_uuid text, right_holder_uuid text, position int, share_kind text, share text
-- Current holders of parcels of which parts are cut off.
SELECT l.parcel_uuid, l.right_holder_uuid, l.position, l.share_kind, l.share
FROM parcel_holder l
JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE l.parcel_uuid IN (SELECT value FROM json_each(:uuids))
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.parcel_uuid, l.position, l.fid;
