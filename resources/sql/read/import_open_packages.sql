-- columns: uuid text, row_version int, target_table text, file_name text, file_sha256 text, source_layer text, rows_read int
SELECT uuid, row_version, target_table, file_name, file_sha256, source_layer, rows_read
FROM import_package
WHERE state = 'open' AND retired_at IS NULL
ORDER BY fid;
