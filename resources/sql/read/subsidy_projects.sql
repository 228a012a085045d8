-- columns: uuid text, row_version int, project_code text, name text, district text, project_type text, village_park bool, state text, investment_code text, approval_no text, approved_on text, redeveloper text, right_holder_name text, land_area_m2 text, land_area_source text, other_land_areas text, net_land_area_m2 text, floor_area_m2 text, far_floor_area_m2 text, underground_floor_area_m2 text, industrial_floor_area_m2 text, retained_floor_area_m2 text, stated_far text, use_before text, use_after text, acceptances text, planning_permit_no text, applied_on text, three_old_status text, three_old_overlap_m2 text, three_old_entered_on date, three_old_as_of date, three_old_document text, district_parts text, boundary_source text, plane_area_m2 real, calculated bool, claim_state text, paid_fen int, geom wkb
-- What the subsidy engine reads of projects, and what was done for each: calculated, claimed, paid
-- to the redeveloper after reversals; what the city gave and took back is not his.
SELECT p.uuid, p.row_version, p.project_code, p.name, p.district, p.project_type, p.village_park,
  p.state, p.investment_code, p.approval_no, p.approved_on, p.redeveloper, p.right_holder_name, p.land_area_m2,
  p.land_area_source, p.other_land_areas, p.net_land_area_m2, p.floor_area_m2, p.far_floor_area_m2,
  p.underground_floor_area_m2, p.industrial_floor_area_m2, p.retained_floor_area_m2, p.stated_far,
  p.use_before, p.use_after, p.acceptances, p.planning_permit_no, p.applied_on, p.three_old_status,
  p.three_old_overlap_m2, p.three_old_entered_on, p.three_old_as_of, p.three_old_document,
  p.district_parts, p.boundary_source, p.plane_area_m2,
  EXISTS (SELECT 1 FROM subsidy_case s WHERE s.project_uuid = p.uuid AND s.retired_at IS NULL),
  (SELECT c.state FROM subsidy_claim c WHERE c.fid = (SELECT max(n.fid) FROM subsidy_claim n
    WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)),
  coalesce((SELECT sum(y.amount_fen) FROM payment y
    WHERE y.project_uuid = p.uuid AND y.retired_at IS NULL AND y.kind <> 'city' AND NOT EXISTS (
      SELECT 1 FROM payment r WHERE r.uuid = y.replaces_payment_uuid AND r.kind = 'city')), 0),
  substr(p.geom, 41)
FROM project p
WHERE p.retired_at IS NULL
ORDER BY p.fid;
