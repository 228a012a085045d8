-- columns: uuid text
SELECT k.uuid
FROM import_package k
WHERE k.state = 'done' AND k.target_table = 'enterprise'
ORDER BY k.fid;
