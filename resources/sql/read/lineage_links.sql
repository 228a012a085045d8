-- columns: old_parcel_uuid text, old_fid int, old_label text, new_parcel_uuid text, new_fid int, new_label text
-- Every line of descent that holds, with what people call both ends, the oldest first.
SELECT o.uuid, o.fid, coalesce(o.parcel_code, o.unit_code, o.map_number, '#' || o.fid),
  n.uuid, n.fid, coalesce(n.parcel_code, n.unit_code, n.map_number, '#' || n.fid)
FROM lineage AS l
JOIN parcel AS o ON o.uuid = l.old_parcel_uuid
JOIN parcel AS n ON n.uuid = l.new_parcel_uuid
WHERE l.retired_at IS NULL
ORDER BY l.fid;
