-- columns: transaction_id text, table_name text, kind text, lines int, rows int
SELECT l.transaction_id, l.table_name,
  CASE WHEN l.operation <> 'update' THEN l.operation
    WHEN json_type(l.old_json, '$.retired_at') = 'null' THEN 'retire'
    WHEN json_type(l.old_json, '$.retired_at') IS NOT NULL THEN 'revive'
    ELSE 'update' END AS kind,
  count(*), sum(coalesce(l.row_count, 1))
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.transaction_id = w.value
GROUP BY l.transaction_id, l.table_name, kind
ORDER BY min(l.seq);
