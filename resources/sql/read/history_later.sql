-- columns: seq int, table_name text, row_uuid text, base_version int, operation text, old_json text, old_geom wkb
-- Lines of some rows after a line, oldest first. :rows is a list of [table, uuid].
SELECT l.seq, l.table_name, l.row_uuid, l.base_version, l.operation, l.old_json, l.old_geom
FROM json_each(:rows) AS g
CROSS JOIN lup_log AS l ON l.row_uuid = json_extract(g.value, '$[1]')
WHERE l.table_name = json_extract(g.value, '$[0]') AND l.seq > :after
ORDER BY l.seq;
