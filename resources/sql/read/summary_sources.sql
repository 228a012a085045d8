-- columns: target text, file_name text, sha256 text, rows_read int, imported int, changed int, refused int
SELECT target_table, file_name, file_sha256, rows_read, rows_imported, rows_changed, rows_refused
FROM import_package
WHERE state = 'done' AND retired_at IS NULL
ORDER BY fid;
