-- columns: uuid text, row_version int, holder_name text
-- The current parcels of one of the right holders :holders, and what each calls its holders.
SELECT DISTINCT p.uuid, p.row_version, p.holder_name
FROM parcel_holder AS l
JOIN parcel AS p ON p.uuid = l.parcel_uuid AND p.retired_at IS NULL
WHERE l.right_holder_uuid IN (SELECT value FROM json_each(:holders))
  AND l.retired_at IS NULL
ORDER BY p.fid;
