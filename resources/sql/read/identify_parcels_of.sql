-- columns: uuid text, row_version int, district text, use_code text, use_standard text, use_name text, actual_use text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real, floor_area_m2 real, far_floor_area_m2 real, footprint_area_m2 real, far real, building_density_pct real, contract_far real, contract_investment_wan_per_mu real, contract_tax_wan_per_mu real, investment_wan real, industry_code text, industry_kind text, operating_state text, safety_state text, idle text, legacy_kind text, urban_village text
SELECT p.uuid, p.row_version, p.district, p.use_code, p.use_standard, p.use_name, p.actual_use,
       p.registered_area_m2, p.surveyed_area_m2, p.plane_area_m2, p.floor_area_m2,
       p.far_floor_area_m2, p.footprint_area_m2, p.far, p.building_density_pct, p.contract_far,
       p.contract_investment_wan_per_mu, p.contract_tax_wan_per_mu, p.investment_wan,
       p.industry_code, p.industry_kind, p.operating_state, p.safety_state, p.idle, p.legacy_kind,
       p.urban_village
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
