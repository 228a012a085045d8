-- columns: hash text
SELECT hash FROM lup_log WHERE seq = :seq;
