-- columns: first_seq int, last_seq int, transaction_id text, actor text, os_user text, machine text, at_utc text, reason text
SELECT min(seq), max(seq), transaction_id, actor, os_user, machine, at_utc, reason
FROM lup_log WHERE transaction_id = :transaction GROUP BY transaction_id;
