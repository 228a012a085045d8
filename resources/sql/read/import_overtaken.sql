-- columns: count int
SELECT count(*)
FROM lup_log l
JOIN import_package p ON p.uuid = l.row_uuid
WHERE l.seq > :since AND l.table_name = 'import_package' AND l.old_json IS NOT NULL
  AND p.uuid <> :package
  AND p.target_table IN (SELECT value FROM json_each(:tables))
  AND (json_extract(l.old_json, '$.state') = 'done'
    OR (json_extract(l.old_json, '$.state') = 'open' AND p.state <> 'void'));
