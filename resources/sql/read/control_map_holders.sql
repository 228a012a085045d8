-- columns: uuid text, holder text
SELECT p.uuid, p.holder_name
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids));
