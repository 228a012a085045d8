-- columns: uuid text, row_version int, label text, area_m2 real, low_efficiency_area_m2 real, survey_state text, whole_parcels bool, members int, parcels text, contact_name text, contact_phone text, renewal_will text, renewal_mode text, not_now_reason text, not_now_text text, disputes text, dispute_text text, idle_land text, not_supplied text, urban_village text, remark text, state text, kind text, other_kinds text, parcel_uuids text
-- Current units of given parcels, or given themselves, with what people fill in beside the tag.
SELECT u.uuid, u.row_version, coalesce(u.unit_number, u.unit_name), u.area_m2,
  u.low_efficiency_area_m2, u.survey_state, coalesce(u.whole_parcels, 0),
  (SELECT count(*) FROM survey_unit_parcel o
   WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL),
  (SELECT group_concat(coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), '、')
   FROM survey_unit_parcel o JOIN parcel p ON p.uuid = o.parcel_uuid
   WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL),
  u.contact_name, u.contact_phone, u.renewal_will, u.renewal_mode, u.not_now_reason,
  u.not_now_text, u.disputes, u.dispute_text, u.idle_land, u.not_supplied, u.urban_village,
  u.remark, t.state, t.low_efficiency_kind,
  (SELECT group_concat(s.low_efficiency_kind, ' ') FROM tag s
   WHERE s.survey_unit_uuid = u.uuid AND s.primary_tag_uuid = t.uuid AND s.retired_at IS NULL),
  (SELECT group_concat(o.parcel_uuid, ' ') FROM survey_unit_parcel o
   WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL)
FROM survey_unit u
LEFT JOIN tag t ON t.fid = (SELECT max(fid) FROM tag
                            WHERE survey_unit_uuid = u.uuid AND is_primary AND retired_at IS NULL)
WHERE u.retired_at IS NULL
  AND u.uuid IN (SELECT value FROM json_each(:units)
                 UNION SELECT m.survey_unit_uuid FROM survey_unit_parcel m
                 WHERE m.retired_at IS NULL
                   AND m.parcel_uuid IN (SELECT value FROM json_each(:parcels)))
ORDER BY u.fid;
