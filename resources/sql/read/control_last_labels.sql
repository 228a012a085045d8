-- columns: uuid text, label text
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid)
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids));
