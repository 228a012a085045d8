-- columns: uuid text, label text
SELECT uuid, COALESCE(parcel_code, map_number, uuid)
FROM parcel
WHERE uuid IN (SELECT value FROM json_each(:uuids));
