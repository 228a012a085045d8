-- columns: seq int, change_id text, table_name text, row_uuid text, operation text, base_version int, old_json text, old_geom wkb, row_count int, source_json text
-- The first lines of a save. Lines of batches name no row.
SELECT seq, change_id, table_name, row_uuid, operation, base_version, old_json, old_geom, row_count, source_json
FROM lup_log
WHERE transaction_id = :transaction
ORDER BY seq
LIMIT :most;
