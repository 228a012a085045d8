-- columns: uuid text, row_version int, label text, parcel_code text, district text, town text, plan_unit text, ownership text, right_type text, right_nature text, use_code text, use_standard text, holder_name text, source_document text, legacy_kind text, lawful_procedure text, seized text, seized_checked_on date, mortgaged text, other_entries text, right_ends_on date, registered_area_m2 real, plane_area_m2 real, floor_area_m2 real, contract_far real, contract_far_max real, contract_density_pct real, height_limit_m real, contract_green_pct real, contract_investment_wan_per_mu real, contract_tax_wan_per_mu real, contract_limits text, geom wkb
-- What the conditions of a merge are judged on, of the current parcels of the list :uuids.
SELECT p.uuid, p.row_version, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  p.parcel_code, p.district, p.town, p.plan_unit, p.ownership, p.right_type, p.right_nature,
  p.use_code, p.use_standard, p.holder_name, p.source_document, p.legacy_kind, p.lawful_procedure, p.seized,
  p.seized_checked_on, p.mortgaged, p.other_entries, p.right_ends_on, p.registered_area_m2,
  p.plane_area_m2, coalesce(p.far_floor_area_m2, p.floor_area_m2), p.contract_far,
  p.contract_far_max, p.contract_density_pct, p.height_limit_m, p.contract_green_pct,
  p.contract_investment_wan_per_mu, p.contract_tax_wan_per_mu, p.contract_limits,
  substr(p.geom, 41)
FROM parcel p
WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
