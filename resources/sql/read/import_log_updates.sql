-- columns: seq int, table_name text, row_uuid text, base_version int, old_json text, old_geom wkb, undoes bool
SELECT seq, table_name, row_uuid, base_version, old_json, old_geom, reason = :undo
FROM lup_log
WHERE reason IN (:reason, :undo) AND old_json IS NOT NULL AND table_name <> 'import_package'
ORDER BY seq DESC;
