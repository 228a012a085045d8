-- columns: project_uuid text, join_version int, parcel_uuid text, parcel_version int, label text, district text, use_code text, use_standard text, retired bool, holder text, area_m2 real, plane_area_m2 real, registered_area_m2 real, geom wkb
-- Parcels of projects with the versions that a calculation rests on. The holders are those of the
-- registered rights, else what the parcel itself says.
SELECT m.project_uuid, m.row_version, m.parcel_uuid, p.row_version,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.district, p.use_code,
  p.use_standard, p.retired_at IS NOT NULL,
  coalesce((SELECT group_concat(n.name, '、') FROM (
    SELECT h.name FROM parcel_holder l
    JOIN right_holder h ON h.uuid = l.right_holder_uuid AND h.retired_at IS NULL
    WHERE l.parcel_uuid = p.uuid AND l.retired_at IS NULL
      AND (l.import_package_uuid IS NULL
        OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
    ORDER BY l.position, l.fid) AS n), p.holder_name),
  m.area_m2, p.plane_area_m2, p.registered_area_m2, substr(p.geom, 41)
FROM project_parcel m
JOIN parcel p ON p.uuid = m.parcel_uuid
WHERE m.retired_at IS NULL
ORDER BY m.fid;
