-- columns: first_seq int, last_seq int, transaction_id text, actor text, os_user text, machine text, at_utc text, reason text
-- Saves that touched some rows, newest first. :rows is a list of [table, uuid, change_id of now].
-- A row that came with a batch has no line of its own for that: its change_id names the line, or the
-- change_id that its first own line replaced.
WITH given AS (SELECT json_extract(value, '$[0]') AS t, json_extract(value, '$[1]') AS u,
  json_extract(value, '$[2]') AS c FROM json_each(:rows)),
touched AS (
  SELECT l.transaction_id FROM given AS g CROSS JOIN lup_log AS l ON l.row_uuid = g.u
  WHERE l.table_name = g.t AND (:tables IS NULL OR g.t IN (SELECT value FROM json_each(:tables))
    OR :imports AND json_extract(l.source_json, '$.package') IS NOT NULL)
  UNION
  SELECT l.transaction_id FROM given AS g CROSS JOIN lup_log AS l ON l.change_id = g.c
  WHERE :tables IS NULL OR g.t IN (SELECT value FROM json_each(:tables))
    OR :imports AND json_extract(l.source_json, '$.package') IS NOT NULL
  UNION
  SELECT l.transaction_id FROM given AS g
  CROSS JOIN lup_log AS f ON f.seq = (SELECT s.seq FROM lup_log AS s
    WHERE s.row_uuid = g.u AND s.table_name = g.t ORDER BY s.seq LIMIT 1)
  CROSS JOIN lup_log AS l ON l.change_id = json_extract(f.old_json, '$.change_id')
  WHERE f.operation = 'update' AND (:tables IS NULL OR g.t IN (SELECT value FROM json_each(:tables))
    OR :imports AND json_extract(l.source_json, '$.package') IS NOT NULL)
)
SELECT min(l.seq), max(l.seq), l.transaction_id, l.actor, l.os_user, l.machine, l.at_utc, l.reason
FROM touched AS w CROSS JOIN lup_log AS l ON l.transaction_id = w.transaction_id
WHERE (:person IS NULL OR l.actor = :person)
  AND (:since IS NULL OR l.at_utc >= :since)
  AND (:until IS NULL OR l.at_utc <= :until)
  AND (:text IS NULL OR instr(lower(l.reason), :text) > 0
    OR l.transaction_id IN (SELECT value FROM json_each(:named)))
GROUP BY l.transaction_id
HAVING max(l.seq) < :before
ORDER BY max(l.seq) DESC
LIMIT :most;
