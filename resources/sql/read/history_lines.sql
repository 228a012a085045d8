-- columns: seq int, change_id text, table_name text, row_uuid text, operation text, base_version int, old_json text, old_geom wkb, row_count int, source_json text
-- Lines of a save; :uuids is a list of rows, or NULL for all. Lines of batches name no row.
SELECT seq, change_id, table_name, row_uuid, operation, base_version, old_json, old_geom, row_count, source_json
FROM lup_log
WHERE transaction_id = :transaction
  AND (:uuids IS NULL OR row_uuid IS NULL OR row_uuid IN (SELECT value FROM json_each(:uuids)))
ORDER BY seq
LIMIT :most;
