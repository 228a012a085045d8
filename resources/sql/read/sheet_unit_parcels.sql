-- columns: survey_unit_uuid text, member_m2 real, uuid text, row_version int, parcel_code text, unit_code text, certificate_no text, town text, address text, holder_name text, ownership text, right_nature text, right_starts_on date, source_document text, use_code text, use_name text, actual_use text, land_class text, planned_use text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real, plane_epsg int, floor_area_m2 real, far_floor_area_m2 real, footprint_area_m2 real, far real, building_density_pct real, investment_wan real, industry_code text, industry_kind text, operating_state text, safety_state text, built_on date
-- The parcels of survey units, for their sheets.
SELECT m.survey_unit_uuid, m.area_m2, p.uuid, p.row_version, p.parcel_code, p.unit_code,
  p.certificate_no, p.town, p.address, p.holder_name, p.ownership, p.right_nature,
  p.right_starts_on, p.source_document, p.use_code, p.use_name, p.actual_use, p.land_class,
  p.planned_use, p.registered_area_m2, p.surveyed_area_m2, p.plane_area_m2, p.plane_epsg,
  p.floor_area_m2, p.far_floor_area_m2, p.footprint_area_m2, p.far, p.building_density_pct,
  p.investment_wan, p.industry_code, p.industry_kind, p.operating_state, p.safety_state, p.built_on
FROM survey_unit_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid AND p.retired_at IS NULL
WHERE m.retired_at IS NULL AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.parcel_code IS NULL, p.parcel_code, m.fid;
