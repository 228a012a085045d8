-- columns: actor text, at_utc text, reason text
-- The last save of somebody else; where he has not saved for long, none is worth telling.
SELECT actor, at_utc, reason FROM lup_log
WHERE seq > (SELECT max(seq) FROM lup_log) - 500000
  AND operation NOT IN ('create', 'take_over')
  AND NOT (actor = :actor AND os_user = :os_user AND machine = :machine)
ORDER BY seq DESC LIMIT 1;
