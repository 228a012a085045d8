-- columns: fid int, uuid text, label text, holder_name text, district text, parcel_code text, ownership text, right_type text, right_nature text, use_code text, use_standard text, source_document text, legacy_kind text, lawful_procedure text, seized text, seized_checked_on date, registered_area_m2 real, plane_area_m2 real, geom wkb
SELECT p.fid, p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name,
  p.district, p.parcel_code, p.ownership, p.right_type, p.right_nature, p.use_code, p.use_standard,
  p.source_document, p.legacy_kind, p.lawful_procedure, p.seized, p.seized_checked_on,
  p.registered_area_m2, p.plane_area_m2, substr(p.geom, 41)
FROM parcel p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND p.geom IS NOT NULL
ORDER BY p.fid;
