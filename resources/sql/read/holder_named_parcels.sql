-- columns: uuid text, row_version int, holder_name text, holder_uuid text, name text
-- The current parcels of one of the right holders :holders, what each calls its holders, and all of
-- its holders in their order.
SELECT p.uuid, p.row_version, p.holder_name, h.uuid, h.name
FROM parcel AS p
JOIN parcel_holder AS l ON l.parcel_uuid = p.uuid AND l.retired_at IS NULL
JOIN right_holder AS h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
WHERE p.uuid IN (
    SELECT o.parcel_uuid FROM parcel_holder AS o
    WHERE o.right_holder_uuid IN (SELECT value FROM json_each(:holders)) AND o.retired_at IS NULL)
  AND p.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid, l.position, l.fid;
