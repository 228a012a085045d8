-- columns: uuid text, name text, name_key text, id_number text
-- Current right holders that have one of the numbers or one of the names.
SELECT h.uuid, h.name, h.name_key, h.id_number
FROM right_holder AS h
WHERE (h.id_number IN (SELECT value FROM json_each(:numbers))
    OR h.name_key IN (SELECT value FROM json_each(:names)))
  AND h.retired_at IS NULL
  AND (h.import_package_uuid IS NULL
    OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY h.fid;
