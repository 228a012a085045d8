-- columns: target text, file_name text, imported_at text, rows int
SELECT k.target_table, k.file_name,
  (SELECT min(l.at_utc) FROM lup_log AS l
    WHERE l.table_name = 'import_package' AND l.row_uuid = k.uuid),
  coalesce(k.rows_imported, 0) + coalesce(k.rows_changed, 0)
FROM import_package AS k
WHERE k.state = 'done' AND k.retired_at IS NULL
ORDER BY k.fid;
