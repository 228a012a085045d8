-- columns: target text, file_name text, sha256 text, imported int, changed int, at_utc text
SELECT i.target_table, i.file_name, i.file_sha256, i.rows_imported, i.rows_changed, l.at_utc
FROM import_package i
LEFT JOIN lup_log l ON l.change_id = i.change_id
WHERE i.state = 'done' AND i.retired_at IS NULL
  AND i.target_table IN ('parcel', 'control_line')
ORDER BY i.fid;
