-- columns: project_uuid text, parcel_uuid text, area_m2 real, plane_area_m2 real, registered_area_m2 real
SELECT m.project_uuid, m.parcel_uuid, m.area_m2, p.plane_area_m2, p.registered_area_m2
FROM project_parcel m
JOIN parcel p ON p.uuid = m.parcel_uuid
WHERE m.retired_at IS NULL
ORDER BY m.fid;
