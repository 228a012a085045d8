-- columns: transaction_id text, table_name text, column_name text, lines int
-- Which columns some saves changed.
SELECT l.transaction_id, l.table_name, k.key, count(*)
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.transaction_id = w.value
CROSS JOIN json_each(l.old_json) AS k
WHERE l.operation = 'update' AND k.key NOT IN ('row_version', 'change_id')
GROUP BY l.transaction_id, l.table_name, k.key;
