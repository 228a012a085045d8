-- columns: uuid text, old_parcel_uuid text, label text, new_parcel_uuid text, new_retired bool, case_no text
-- The merges that hold in which the parcels :uuids went up.
SELECT l.uuid, l.old_parcel_uuid, coalesce(o.parcel_code, o.unit_code, o.map_number, '#' || o.fid),
  l.new_parcel_uuid, n.retired_at IS NOT NULL, c.case_no
FROM lineage AS l
JOIN parcel AS o ON o.uuid = l.old_parcel_uuid
JOIN parcel AS n ON n.uuid = l.new_parcel_uuid
LEFT JOIN merge_case AS c ON c.uuid = l.merge_case_uuid
WHERE l.old_parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND l.kind = 'merge'
  AND l.retired_at IS NULL
ORDER BY l.fid;
