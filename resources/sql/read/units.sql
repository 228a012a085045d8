-- columns: uuid text, version int, unit_number text, unit_name text, town text, district text, unit_source text, area_m2 real, area_epsg int, low_efficiency_area_m2 real, whole_parcels bool, unregistered bool, survey_state text, remark text, survey_area_uuid text, survey_area text, tag_uuid text, tag_state text, low_efficiency_kind text, wkb wkb
-- Current survey units with their newest primary tag: those of :parcel, of the list :uuids, or all.
SELECT u.uuid, u.row_version, u.unit_number, u.unit_name, u.town, u.district, u.unit_source, u.area_m2,
  u.area_epsg, u.low_efficiency_area_m2, u.whole_parcels, u.unregistered, u.survey_state, u.remark,
  u.survey_area_uuid,
  (SELECT coalesce(a.area_number || ' ', '') || coalesce(a.name, '') FROM survey_area AS a
   WHERE a.uuid = u.survey_area_uuid AND a.retired_at IS NULL),
  t.uuid, t.state, t.low_efficiency_kind, substr(u.geom, 41)
FROM survey_unit AS u
LEFT JOIN tag AS t ON t.fid = (SELECT max(n.fid) FROM tag AS n
  WHERE n.survey_unit_uuid = u.uuid AND n.is_primary AND n.retired_at IS NULL)
WHERE u.retired_at IS NULL
  AND (:parcel IS NULL OR u.uuid IN (SELECT m.survey_unit_uuid FROM survey_unit_parcel AS m
    WHERE m.parcel_uuid = :parcel AND m.retired_at IS NULL))
  AND (:uuids IS NULL OR u.uuid IN (SELECT value FROM json_each(:uuids)))
ORDER BY u.unit_number IS NULL, u.unit_number, u.fid;
