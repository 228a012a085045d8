-- columns: uuid text, name_key text
-- Current right holders that have one of the names, or are among the given ones.
SELECT h.uuid, h.name_key
FROM right_holder h
WHERE (h.name_key IN (SELECT value FROM json_each(:keys))
    OR h.uuid IN (SELECT value FROM json_each(:uuids)))
  AND h.retired_at IS NULL
  AND (h.import_package_uuid IS NULL
    OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY h.fid;
