-- columns: target text, file_name text, imported_at text, rows int
SELECT k.target_table, k.file_name,
  (SELECT l.at_utc FROM lup_log l
    WHERE l.row_uuid = k.uuid AND l.table_name = 'import_package' ORDER BY l.seq LIMIT 1),
  coalesce(k.rows_imported, 0) + coalesce(k.rows_changed, 0)
FROM import_package AS k
WHERE k.state = 'done' AND k.retired_at IS NULL
ORDER BY k.fid;
