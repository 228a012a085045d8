-- columns: join_uuid text, join_version int, parcel_uuid text, parcel_version int, label text, holder_name text, use_code text, district text, registered_area_m2 real, plane_area_m2 real, area_m2 real, retired bool, wkb wkb
-- The parcels of a project, in the order in which they came to it.
SELECT m.uuid, m.row_version, p.uuid, p.row_version,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name, p.use_code,
  p.district, p.registered_area_m2, p.plane_area_m2, m.area_m2, p.retired_at IS NOT NULL,
  substr(p.geom, 41)
FROM project_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.project_uuid = :project AND m.retired_at IS NULL
ORDER BY m.fid;
