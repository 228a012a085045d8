-- columns: lines int
SELECT count(*) FROM lup_log WHERE transaction_id = :transaction;
