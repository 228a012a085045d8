-- columns: transaction_id text, seq int, actor text, at_utc text
SELECT transaction_id, seq, actor, at_utc FROM lup_log WHERE change_id = :change_id;
