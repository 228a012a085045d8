-- columns: parcel_uuid text, enterprise_uuid text, share real, leased text, dishonest text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real, floor_area_m2 real, far_floor_area_m2 real
SELECT l.parcel_uuid, l.enterprise_uuid, CAST(l.share AS REAL), l.leased, e.dishonest,
       p.registered_area_m2, p.surveyed_area_m2, p.plane_area_m2, p.floor_area_m2,
       p.far_floor_area_m2
FROM parcel_enterprise l
JOIN parcel p ON p.uuid = l.parcel_uuid
JOIN enterprise e ON e.uuid = l.enterprise_uuid
WHERE l.retired_at IS NULL
  AND p.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
       OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.fid;
