-- columns: uuid text, row_version int, change_id text, unit_number text, unit_name text, town text, district text, area_m2 real, low_area_m2 real, survey_state text, contact_name text, contact_phone text, renewal_will text, parcel_uuid text, label text, tag_uuid text, tag_state text, kind text, tagged_on date
-- The current units among :units with their newest primary tag. It was tagged when the newest
-- proposal was made, whatever was decided since.
SELECT u.uuid, u.row_version, u.change_id, u.unit_number, u.unit_name, u.town, u.district, u.area_m2,
  u.low_efficiency_area_m2, u.survey_state, u.contact_name, u.contact_phone, u.renewal_will, p.uuid,
  coalesce(u.unit_number, u.unit_name, p.parcel_code, p.unit_code, p.map_number, '#' || p.fid, 'D' || u.fid),
  t.uuid, t.state, t.low_efficiency_kind, n.decided_on
FROM survey_unit AS u
LEFT JOIN parcel AS p ON p.uuid = (SELECT m.parcel_uuid FROM survey_unit_parcel AS m
  WHERE m.survey_unit_uuid = u.uuid AND m.retired_at IS NULL ORDER BY m.area_m2 DESC, m.fid LIMIT 1)
LEFT JOIN tag AS t ON t.fid = (SELECT max(o.fid) FROM tag AS o
  WHERE o.survey_unit_uuid = u.uuid AND o.is_primary AND o.retired_at IS NULL)
LEFT JOIN tag AS n ON n.fid = (SELECT max(o.fid) FROM tag AS o
  WHERE o.survey_unit_uuid = u.uuid AND o.is_primary AND o.state = 'tagged' AND o.retired_at IS NULL)
WHERE u.uuid IN (SELECT value FROM json_each(:units)) AND u.retired_at IS NULL
ORDER BY u.fid;
