-- columns: district text, state text, kind text, area_m2 real, example bool
SELECT u.district, t.state, t.low_efficiency_kind,
  COALESCE(u.low_efficiency_area_m2, u.area_m2), t.example
FROM survey_unit u
JOIN tag t ON t.fid = (
  SELECT MAX(fid) FROM tag
  WHERE survey_unit_uuid = u.uuid AND is_primary = 1 AND retired_at IS NULL)
WHERE u.retired_at IS NULL;
