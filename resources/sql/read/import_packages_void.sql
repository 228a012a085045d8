-- columns: uuid text
SELECT k.uuid
FROM import_package k
WHERE k.state <> 'done'
ORDER BY k.fid;
