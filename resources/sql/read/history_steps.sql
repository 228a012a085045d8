-- columns: first_seq int, last_seq int, transaction_id text, actor text, os_user text, machine text, at_utc text, reason text
-- Saves, newest first: the lines of one stand together, so its last line is the one before another.
SELECT (SELECT f.seq FROM lup_log AS f WHERE f.transaction_id = l.transaction_id ORDER BY f.seq LIMIT 1),
  l.seq, l.transaction_id, l.actor, l.os_user, l.machine, l.at_utc, l.reason
FROM lup_log AS l
WHERE l.seq < :before
  AND (:person IS NULL OR l.actor = :person)
  AND (:since IS NULL OR l.at_utc >= :since)
  AND (:until IS NULL OR l.at_utc <= :until)
  AND (:text IS NULL OR instr(lower(l.reason), :text) > 0
    OR l.transaction_id IN (SELECT value FROM json_each(:named)))
  AND NOT EXISTS (SELECT 1 FROM lup_log AS n
    WHERE n.seq = l.seq + 1 AND n.transaction_id = l.transaction_id)
  AND (:tables IS NULL OR EXISTS (SELECT 1 FROM lup_log AS m
    WHERE m.transaction_id = l.transaction_id
    AND (m.table_name IN (SELECT value FROM json_each(:tables))
      OR :imports AND json_extract(m.source_json, '$.package') IS NOT NULL)))
ORDER BY l.seq DESC
LIMIT :most;
