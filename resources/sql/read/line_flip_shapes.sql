-- columns: uuid text, geom wkb
SELECT p.uuid, substr(p.geom, 41)
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids)) AND p.geom IS NOT NULL;
