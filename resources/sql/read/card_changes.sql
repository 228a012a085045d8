-- columns: seq int, operation text, actor text, machine text, at_utc text, reason text
SELECT l.seq, l.operation, l.actor, l.machine, l.at_utc, l.reason
FROM lup_log l
WHERE l.row_uuid = :uuid AND l.table_name = 'parcel'
UNION
SELECT l.seq, l.operation, l.actor, l.machine, l.at_utc, l.reason
FROM parcel p
JOIN lup_log l ON l.change_id = p.change_id
WHERE p.uuid = :uuid
ORDER BY 1 DESC
LIMIT 50;
