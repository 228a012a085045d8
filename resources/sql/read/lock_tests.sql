-- columns: at_utc text, source_json text
SELECT at_utc, source_json FROM lup_log
WHERE row_uuid IS NULL AND operation = 'lock_test'
ORDER BY seq DESC LIMIT 50;
