-- columns: seq int, actor text, machine text, at_utc text, reason text
SELECT seq, actor, machine, at_utc, reason
FROM lup_log
WHERE seq IN (SELECT value FROM json_each(:seqs))
ORDER BY seq;
