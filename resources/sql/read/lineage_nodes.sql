-- columns: uuid text, fid int, label text, holder_name text, district text, registered_area_m2 real, plane_area_m2 real, retired_at text, retired_reason text, counts bool, came_seq int, came_at text, left_transaction text, wkb wkb
-- Parcels of a line of descent, retired ones too: when the log has them come, and the save that
-- wrote each last, which for a retired one is the save that retired it.
SELECT p.uuid, p.fid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name,
  p.district, p.registered_area_m2, p.plane_area_m2, p.retired_at, p.retired_reason,
  p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'),
  coalesce(own.seq, package.seq, 0), coalesce(own.at_utc, package.at_utc),
  (SELECT w.transaction_id FROM lup_log AS w WHERE w.change_id = p.change_id),
  substr(p.geom, 41)
FROM json_each(:parcels) AS n
JOIN parcel AS p ON p.uuid = n.value
LEFT JOIN lup_log AS own ON own.row_uuid = p.uuid AND own.table_name = 'parcel'
  AND own.operation = 'insert'
LEFT JOIN lup_log AS package ON package.row_uuid = p.import_package_uuid
  AND package.table_name = 'import_package' AND package.operation = 'insert'
ORDER BY n.key;
