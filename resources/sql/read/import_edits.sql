-- columns: row_uuid text, old_json text, reason text
SELECT l.row_uuid, l.old_json, l.reason
FROM lup_log l
WHERE l.table_name = :table AND l.operation = 'update' AND l.row_uuid IN (
  SELECT row_uuid FROM lup_log
  WHERE table_name = :table AND operation = 'update'
    AND reason NOT LIKE '导入%' AND reason NOT LIKE '撤销导入%')
ORDER BY l.seq;
