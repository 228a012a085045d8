-- columns: actor text, table_name text
-- Who changed what in some lines of the log.
SELECT DISTINCT actor, table_name FROM lup_log WHERE seq > :after AND seq <= :until;
