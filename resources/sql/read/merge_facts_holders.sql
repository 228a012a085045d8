-- columns: parcel_uuid text, name text, id_number text, share_kind text, share text, id_kind text
-- The current holders of the parcels of the list :uuids, in their order.
SELECT l.parcel_uuid, h.name, h.id_number, l.share_kind, l.share, h.id_kind
FROM parcel_holder l
JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE l.parcel_uuid IN (SELECT value FROM json_each(:uuids))
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.parcel_uuid, l.position, l.fid;
