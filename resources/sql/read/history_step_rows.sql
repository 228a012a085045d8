-- columns: transaction_id text, table_name text, row_uuid text
-- The rows that some saves touched, in the order of the log.
SELECT l.transaction_id, l.table_name, l.row_uuid
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.transaction_id = w.value
WHERE l.row_uuid IS NOT NULL
ORDER BY l.seq;
