-- columns: table_name text, uuid text
-- Rows of a save that have another version now than the one it left: each version is a log line.
SELECT DISTINCT l.table_name, l.row_uuid
FROM json_each(:save) AS s
CROSS JOIN lup_log AS l ON l.row_uuid = json_extract(s.value, '$[1]')
WHERE l.table_name = json_extract(s.value, '$[0]') AND l.seq > :last
ORDER BY l.table_name, l.row_uuid;
