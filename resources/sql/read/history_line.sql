-- columns: transaction_id text, at_utc text, actor text
SELECT transaction_id, at_utc, actor FROM lup_log WHERE seq = :seq;
