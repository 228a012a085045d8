-- columns: first_seq int, last_seq int, transaction_id text, actor text, os_user text, machine text, at_utc text, reason text
-- Saves of one person on one machine that changed rows, newest first.
SELECT (SELECT f.seq FROM lup_log AS f WHERE f.transaction_id = l.transaction_id ORDER BY f.seq LIMIT 1),
  l.seq, l.transaction_id, l.actor, l.os_user, l.machine, l.at_utc, l.reason
FROM lup_log AS l
WHERE l.seq < :before AND l.actor = :actor AND l.os_user = :os_user AND l.machine = :machine
  AND l.operation IN ('insert', 'update', 'bulk_insert')
  AND NOT EXISTS (SELECT 1 FROM lup_log AS n
    WHERE n.seq = l.seq + 1 AND n.transaction_id = l.transaction_id)
ORDER BY l.seq DESC
LIMIT :most;
