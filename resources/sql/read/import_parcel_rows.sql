-- columns: uuid text, row_version int, parcel_code text, unit_code text, map_number text, certificate_no text, district text, town text, address text, holder_name text, ownership text, right_type text, right_nature text, right_starts_on date, right_ends_on date, source_document text, seized text, seized_checked_on date, mortgaged text, use_code text, use_standard text, use_name text, actual_use text, land_class text, planned_use text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real, plane_epsg int, ellipsoid_area_m2 real, floor_area_m2 real, underground_floor_area_m2 real, far_floor_area_m2 real, footprint_area_m2 real, far real, building_density_pct real, height_limit_m real, built_on date, contract_far real, contract_investment_wan_per_mu real, contract_tax_wan_per_mu real, investment_wan real, industry_code text, industry_kind text, operating_state text, safety_state text, idle text, idle_cause text, idle_since date, legacy_kind text, legacy_area_m2 real, urban_village text, dispute text, remark text, training_columns text, agreed_start_on date, actual_start_on date, investment_done_pct real, built_area_share_pct real, stopped_since date, agreement_on date, agreement_signer text, county_consent text, scope_and_price text, conversion_approved text, lawful_procedure text, in_use text, upgrade_needed text, other_entries text, contract_far_max real, contract_density_pct real, contract_green_pct real, contract_limits text, plan_unit text, geom wkb
SELECT p.uuid, p.row_version, p.parcel_code, p.unit_code, p.map_number, p.certificate_no, p.district, p.town,
  p.address, p.holder_name, p.ownership, p.right_type, p.right_nature, p.right_starts_on, p.right_ends_on,
  p.source_document, p.seized, p.seized_checked_on, p.mortgaged, p.use_code, p.use_standard, p.use_name,
  p.actual_use, p.land_class, p.planned_use, p.registered_area_m2, p.surveyed_area_m2, p.plane_area_m2,
  p.plane_epsg, p.ellipsoid_area_m2, p.floor_area_m2, p.underground_floor_area_m2, p.far_floor_area_m2,
  p.footprint_area_m2, p.far, p.building_density_pct, p.height_limit_m, p.built_on, p.contract_far,
  p.contract_investment_wan_per_mu, p.contract_tax_wan_per_mu, p.investment_wan, p.industry_code,
  p.industry_kind, p.operating_state, p.safety_state, p.idle, p.idle_cause, p.idle_since, p.legacy_kind,
  p.legacy_area_m2, p.urban_village, p.dispute, p.remark, p.training_columns, p.agreed_start_on,
  p.actual_start_on, p.investment_done_pct, p.built_area_share_pct, p.stopped_since, p.agreement_on,
  p.agreement_signer, p.county_consent, p.scope_and_price, p.conversion_approved, p.lawful_procedure,
  p.in_use, p.upgrade_needed,
  p.other_entries, p.contract_far_max, p.contract_density_pct, p.contract_green_pct, p.contract_limits, p.plan_unit, substr(p.geom, 41)
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY p.fid;
