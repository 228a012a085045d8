-- columns: seq int, change_id text, table_name text, row_uuid text, operation text, base_version int, old_json text, old_geom wkb, reason text, source_json text
SELECT seq, change_id, table_name, row_uuid, operation, base_version, old_json, old_geom, reason, source_json
FROM lup_log
WHERE transaction_id = :transaction
ORDER BY seq;
