-- columns: uuid text, label text, plane_area_m2 real
SELECT p.uuid, COALESCE(p.parcel_code, p.map_number, p.uuid), p.plane_area_m2
FROM parcel p
JOIN parcel_state s ON s.fid = p.fid AND s.assessment_outcome = 'suspected'
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.plane_area_m2 DESC, p.uuid;
