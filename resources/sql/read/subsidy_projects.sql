-- columns: uuid text, row_version int, project_code text, name text, district text, project_type text, village_park bool, state text, land_area_m2 text, land_area_source text, net_land_area_m2 text, floor_area_m2 text, far_floor_area_m2 text, underground_floor_area_m2 text, stated_far text, use_before text, use_after text, acceptances text, applied_on text, three_old_status text, three_old_overlap_m2 text, three_old_entered_on date, three_old_as_of date, three_old_document text, district_parts text
SELECT p.uuid, p.row_version, p.project_code, p.name, p.district, p.project_type, p.village_park,
       p.state, p.land_area_m2, p.land_area_source, p.net_land_area_m2, p.floor_area_m2,
       p.far_floor_area_m2, p.underground_floor_area_m2, p.stated_far, p.use_before, p.use_after,
       p.acceptances, p.applied_on, p.three_old_status, p.three_old_overlap_m2,
       p.three_old_entered_on, p.three_old_as_of, p.three_old_document, p.district_parts
FROM project p
WHERE p.retired_at IS NULL
ORDER BY p.fid;
