-- columns: uuid text, row_version int, district text, use_code text, use_standard text, use_name text, actual_use text, land_class text, planned_use text, ownership text, registered_area_m2 real, surveyed_area_m2 real, plane_area_m2 real, floor_area_m2 real, far_floor_area_m2 real, footprint_area_m2 real, far real, building_density_pct real, built_on date, contract_far real, contract_investment_wan_per_mu real, contract_tax_wan_per_mu real, investment_wan real, industry_code text, industry_kind text, operating_state text, safety_state text, idle text, idle_cause text, idle_since date, legacy_kind text, urban_village text, agreed_start_on date, actual_start_on date, investment_done_pct real, built_area_share_pct real, stopped_since date, agreement_on date, agreement_signer text, county_consent text, scope_and_price text, conversion_approved text, lawful_procedure text, in_use text, upgrade_needed text
SELECT p.uuid, p.row_version, p.district, p.use_code, p.use_standard, p.use_name, p.actual_use,
       p.land_class, p.planned_use, p.ownership, p.registered_area_m2, p.surveyed_area_m2,
       p.plane_area_m2, p.floor_area_m2, p.far_floor_area_m2, p.footprint_area_m2, p.far,
       p.building_density_pct, p.built_on, p.contract_far, p.contract_investment_wan_per_mu,
       p.contract_tax_wan_per_mu, p.investment_wan, p.industry_code, p.industry_kind,
       p.operating_state, p.safety_state, p.idle, p.idle_cause, p.idle_since, p.legacy_kind,
       p.urban_village, p.agreed_start_on, p.actual_start_on, p.investment_done_pct,
       p.built_area_share_pct, p.stopped_since, p.agreement_on, p.agreement_signer,
       p.county_consent, p.scope_and_price, p.conversion_approved, p.lawful_procedure, p.in_use,
       p.upgrade_needed
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
