-- columns: seq int, change_id text, table_name text, row_uuid text, operation text, base_version int, old_json text, old_geom wkb, row_count int, source_json text
-- Lines of a save about some rows, and of the batches that may have brought them; :rows is a list of
-- [table, uuid]. A save can have 100,000 lines, a row few, and the log few batches: so looked up.
WITH given AS (SELECT json_extract(value, '$[0]') AS t, json_extract(value, '$[1]') AS u FROM json_each(:rows))
SELECT l.seq, l.change_id, l.table_name, l.row_uuid, l.operation, l.base_version, l.old_json, l.old_geom, l.row_count, l.source_json
FROM given AS g CROSS JOIN lup_log AS l ON l.row_uuid = g.u
WHERE l.table_name = g.t AND +l.transaction_id = :transaction
UNION ALL
SELECT l.seq, l.change_id, l.table_name, l.row_uuid, l.operation, l.base_version, l.old_json, l.old_geom, l.row_count, l.source_json
FROM lup_log AS l
WHERE l.row_uuid IS NULL AND +l.transaction_id = :transaction AND l.table_name IN (SELECT t FROM given)
ORDER BY 1;
