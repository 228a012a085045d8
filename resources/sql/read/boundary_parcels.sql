-- columns: uuid text, version int, label text, parcel_code text, holder_name text, district text, use_code text, registered_area_m2 real, plane_area_m2 real, ellipsoid_area_m2 real, changed_by text, changed_at text, wkb wkb
-- Parcels whose boundary is edited, with who wrote each last: a line of the log has the moment.
SELECT p.uuid, p.row_version, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  p.parcel_code,
  p.holder_name, p.district, p.use_code, p.registered_area_m2, p.plane_area_m2,
  p.ellipsoid_area_m2,
  l.actor, l.at_utc, substr(p.geom, 41)
FROM parcel p
LEFT JOIN lup_log l ON l.change_id = p.change_id
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
