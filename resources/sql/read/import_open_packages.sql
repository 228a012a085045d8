-- columns: uuid text, row_version int, state text, target_table text, file_name text, file_sha256 text, source_layer text, rows_read int, options text, actor text, os_user text, machine text, at_utc text
SELECT p.uuid, p.row_version, p.state, p.target_table, p.file_name, p.file_sha256, p.source_layer,
  p.rows_read, p.options, l.actor, l.os_user, l.machine, l.at_utc
FROM import_package p
LEFT JOIN lup_log l ON l.seq = (SELECT max(seq) FROM lup_log
  WHERE row_uuid = p.uuid AND table_name = 'import_package')
WHERE p.retired_at IS NULL AND (p.state = 'open' OR (p.state = 'done' AND :finished))
ORDER BY p.fid;
