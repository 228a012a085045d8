-- columns: uuid text, unit_number text, unit_name text, district text, town text, area_m2 real, area_epsg int, low_efficiency_area_m2 real, whole_parcels bool, unit_source text, unregistered bool, survey_state text, contact_name text, contact_phone text, renewal_will text, renewal_mode text, not_now_reason text, not_now_text text, disputes text, dispute_text text, idle_land text, not_supplied text, urban_village text, remark text, area_number text, area_name text, geom wkb
-- What stands in the rows of survey units, for their sheets.
SELECT u.uuid, u.unit_number, u.unit_name, u.district, u.town, u.area_m2, u.area_epsg,
  u.low_efficiency_area_m2, u.whole_parcels, u.unit_source, u.unregistered, u.survey_state,
  u.contact_name, u.contact_phone, u.renewal_will, u.renewal_mode, u.not_now_reason,
  u.not_now_text, u.disputes, u.dispute_text, u.idle_land, u.not_supplied, u.urban_village,
  u.remark, a.area_number, a.name, substr(u.geom, 41)
FROM survey_unit AS u
LEFT JOIN survey_area AS a ON a.uuid = u.survey_area_uuid AND a.retired_at IS NULL
WHERE u.retired_at IS NULL AND u.uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY u.fid;
