-- columns: undone text, transaction_id text, actor text, at_utc text, seq int
-- Which saves undid which: the lines of an undoing name what they undo, and concern its rows.
SELECT w.value, u.transaction_id, u.actor, u.at_utc, max(u.seq)
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.seq = (SELECT s.seq FROM lup_log AS s
  WHERE s.transaction_id = w.value AND s.row_uuid IS NOT NULL ORDER BY s.seq LIMIT 1)
CROSS JOIN lup_log AS u ON u.row_uuid = l.row_uuid
WHERE u.seq > l.seq AND u.source_json IS NOT NULL
  AND json_extract(u.source_json, '$.undoes') = w.value
GROUP BY w.value;
