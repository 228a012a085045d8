-- columns: uuid text, version int, unit_uuid text, parcel_uuid text, label text, area_m2 real, plane_area_m2 real, retired bool
-- The parcels of current survey units, those that were retired since included.
SELECT m.uuid, m.row_version, m.survey_unit_uuid, m.parcel_uuid,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), m.area_m2, p.plane_area_m2,
  p.retired_at IS NOT NULL
FROM survey_unit_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.retired_at IS NULL
  AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY m.fid;
