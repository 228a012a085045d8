-- columns: actor text, saves int
SELECT actor, count(DISTINCT transaction_id) FROM lup_log GROUP BY actor ORDER BY actor;
