-- columns: target text, file_name text, sha256 text, imported int, changed int, imported_at text
SELECT i.target_table, i.file_name, i.file_sha256, i.rows_imported, i.rows_changed,
  (SELECT l.at_utc FROM lup_log l
    WHERE l.row_uuid = i.uuid AND l.table_name = 'import_package' ORDER BY l.seq LIMIT 1)
FROM import_package i
WHERE i.state = 'done' AND i.retired_at IS NULL
  AND i.target_table IN ('parcel', 'control_line')
ORDER BY i.fid;
