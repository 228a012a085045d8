-- columns: table_name text, uuid text, actor text, at_utc text
-- Rows of a save that have another version now than the one it left: each version is a log line.
-- The last of them was changed last.
SELECT l.table_name, l.row_uuid, l.actor, l.at_utc
FROM json_each(:save) AS s
CROSS JOIN lup_log AS l ON l.seq = (SELECT max(n.seq) FROM lup_log AS n
  WHERE n.row_uuid = json_extract(s.value, '$[1]') AND n.table_name = json_extract(s.value, '$[0]'))
WHERE l.seq > :last
ORDER BY l.seq;
