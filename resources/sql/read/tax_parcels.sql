-- columns: uuid text, label text, address text, holder_name text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real
SELECT p.uuid, COALESCE(p.parcel_code, p.unit_code, p.map_number, p.address, ''), p.address,
       (SELECT group_concat(r.name, '、') FROM parcel_holder h
          JOIN right_holder r ON r.uuid = h.right_holder_uuid AND r.retired_at IS NULL
          WHERE h.parcel_uuid = p.uuid AND h.retired_at IS NULL
            AND (h.import_package_uuid IS NULL
              OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
       p.registered_area_m2, p.surveyed_area_m2, p.plane_area_m2
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
