-- columns: fid int, uuid text, version int, project_code text, name text, district text, project_type text, redeveloper text, right_holder_name text, state text, village_park bool, land_area_m2 text, floor_area_m2 text, planned_completion_on date, subsidy_status text, stale_status text, tier int, amount_fen int, claim_state text, approved_fen int, paid_fen int, parcels int, minx real, miny real, maxx real, maxy real
SELECT p.fid, p.uuid, p.row_version, p.project_code, p.name, p.district, p.project_type,
  p.redeveloper, p.right_holder_name, p.state, p.village_park, p.land_area_m2, p.floor_area_m2,
  p.planned_completion_on, s.subsidy_status, s.stale_status, s.tier, s.amount_fen, s.claim_state,
  s.approved_fen, s.paid_fen,
  (SELECT count(*) FROM project_parcel m WHERE m.project_uuid = p.uuid AND m.retired_at IS NULL),
  r.minx, r.miny, r.maxx, r.maxy
FROM project p
LEFT JOIN project_subsidy s ON s.project_uuid = p.uuid
LEFT JOIN rtree_project_geom r ON r.id = p.fid
WHERE p.retired_at IS NULL
ORDER BY p.fid;
