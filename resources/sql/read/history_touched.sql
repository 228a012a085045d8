-- columns: transaction_id text
-- Saves that touched some rows. :rows is a list of [table, uuid, change_id of now], as in
-- history_steps_of.
WITH given AS (SELECT json_extract(value, '$[0]') AS t, json_extract(value, '$[1]') AS u,
  json_extract(value, '$[2]') AS c FROM json_each(:rows))
SELECT l.transaction_id FROM given AS g CROSS JOIN lup_log AS l ON l.row_uuid = g.u
WHERE l.table_name = g.t
UNION
SELECT l.transaction_id FROM given AS g CROSS JOIN lup_log AS l ON l.change_id = g.c
UNION
SELECT l.transaction_id FROM given AS g
CROSS JOIN lup_log AS f ON f.seq = (SELECT s.seq FROM lup_log AS s
  WHERE s.row_uuid = g.u AND s.table_name = g.t ORDER BY s.seq LIMIT 1)
CROSS JOIN lup_log AS l ON l.change_id = json_extract(f.old_json, '$.change_id')
WHERE f.operation = 'update';
