-- columns: seq int, change_id text, table_name text, row_uuid text, operation text
-- Which rows some lines of a save are about.
SELECT seq, change_id, table_name, row_uuid, operation
FROM lup_log
WHERE transaction_id = :transaction AND seq > :after
ORDER BY seq
LIMIT :most;
