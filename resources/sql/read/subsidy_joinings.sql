-- columns: parcel_uuid text, label text, member bool, seq int, at_utc text, transaction_id text
-- When the log has parcels come to the project :project, those that left it too; member: it is of it now.
SELECT m.parcel_uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  m.retired_at IS NULL, coalesce(own.seq, batch.seq, 0), coalesce(own.at_utc, batch.at_utc),
  coalesce(own.transaction_id, batch.transaction_id)
FROM project_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
LEFT JOIN lup_log AS own ON own.row_uuid = m.uuid AND own.table_name = 'project_parcel'
  AND own.operation = 'insert'
LEFT JOIN lup_log AS batch ON batch.change_id = m.change_id AND own.seq IS NULL
WHERE m.project_uuid = :project
ORDER BY coalesce(own.seq, batch.seq, 0), m.fid;
