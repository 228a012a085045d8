-- columns: table_name text
SELECT DISTINCT table_name FROM lup_log ORDER BY table_name;
