-- columns: transaction_id text, source_json text
-- What the first line of some saves that says where it comes from says.
SELECT w.value, l.source_json
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.seq = (SELECT s.seq FROM lup_log AS s
  WHERE s.transaction_id = w.value AND s.source_json IS NOT NULL ORDER BY s.seq LIMIT 1);
