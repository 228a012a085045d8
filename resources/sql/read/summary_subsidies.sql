-- columns: project_code text, name text, district text, training bool, status text, land_m2 text, floor_m2 text, far text, tier int, rate text, amount_fen int, city_fen int, district_fen int, reasons text, warnings text, policy text, example bool
-- The newest calculation of each project; it counts while the view says that it holds.
SELECT p.project_code, p.name, p.district, p.training,
  CASE WHEN s.subsidy_status IS NULL THEN 'stale' ELSE s.subsidy_status END,
  p.land_area_m2, p.floor_area_m2, c.far, c.tier, c.rate_yuan_per_m2, c.amount_fen,
  c.city_share_fen, c.district_share_fen, c.reasons, c.warnings, r.rule_set_id, r.example
FROM project p
JOIN subsidy_case c ON c.fid = (
  SELECT MAX(fid) FROM subsidy_case WHERE project_uuid = p.uuid AND retired_at IS NULL)
JOIN project_subsidy s ON s.project_uuid = p.uuid
JOIN rule_set r ON r.uuid = c.rule_set_uuid
WHERE p.retired_at IS NULL
ORDER BY p.project_code, p.uuid;
