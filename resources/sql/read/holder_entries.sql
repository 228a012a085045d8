-- columns: join_uuid text, join_version int, uuid text, row_version int, name text, id_kind text, id_number text, share_kind text, share text, others int
-- The current holders of the parcel :parcel in their order; others counts the further current
-- parcels of each.
SELECT l.uuid, l.row_version, h.uuid, h.row_version, h.name, h.id_kind, h.id_number, l.share_kind, l.share,
  (SELECT count(DISTINCT o.parcel_uuid) FROM parcel_holder AS o
   JOIN parcel AS p ON p.uuid = o.parcel_uuid AND p.retired_at IS NULL
   WHERE o.right_holder_uuid = h.uuid AND o.retired_at IS NULL AND o.parcel_uuid <> :parcel)
FROM parcel_holder AS l
JOIN right_holder AS h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE l.parcel_uuid = :parcel
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.position, l.fid;
