-- columns: uuid text, unit_number text, unit_name text, district text, town text, survey_state text, tag_state text, low_efficiency_kind text, batch text, area_m2 real, low_efficiency_area_m2 real, document_no text
-- Every current survey unit with its newest primary tag: what sheets are chosen from.
SELECT u.uuid, u.unit_number, u.unit_name, u.district, u.town, u.survey_state, t.state,
  t.low_efficiency_kind, t.batch, u.area_m2, u.low_efficiency_area_m2, t.document_no
FROM survey_unit AS u
LEFT JOIN tag AS t ON t.fid = (SELECT max(n.fid) FROM tag AS n
  WHERE n.survey_unit_uuid = u.uuid AND n.is_primary AND n.retired_at IS NULL)
WHERE u.retired_at IS NULL
ORDER BY u.fid;
