-- columns: uuid text, row_version int, case_no text, district text, state text, applicant text, applied_on date, outcome text, new_parcel_code text, new_code_provisional bool, new_certificate_no text, registered_on date, new_parcel_uuid text, registered_area_sum_m2 real, union_area_m2 real, area_difference_m2 real, area_epsg int, reviewed_by text, reviewed_on date, document_no text, remark text, new_registered_area_m2 real, area_basis text, new_values text, seizure_checked_on date, mortgage_consent text, ellipsoid_area_m2 real, gap_m2 real, overlap_m2 real, corners int, tolerance_m real, min_shared_m real, loose bool, agreed_on date, supplement_no text, drafted_by text, wkb wkb
-- Merges of parcels by number; :case is one, NULL for all.
SELECT c.uuid, c.row_version, c.case_no, c.district, c.state, c.applicant, c.applied_on, c.outcome,
  c.new_parcel_code, c.new_code_provisional, c.new_certificate_no, c.registered_on,
  c.new_parcel_uuid, c.registered_area_sum_m2, c.union_area_m2, c.area_difference_m2, c.area_epsg,
  c.reviewed_by, c.reviewed_on, c.document_no, c.remark, c.new_registered_area_m2, c.area_basis,
  c.new_values, c.seizure_checked_on, c.mortgage_consent, c.ellipsoid_area_m2, c.gap_m2,
  c.overlap_m2, c.corners, c.tolerance_m, c.min_shared_m, c.loose, c.agreed_on, c.supplement_no,
  c.drafted_by, substr(c.geom, 41)
FROM merge_case AS c
WHERE c.retired_at IS NULL AND (:case IS NULL OR c.uuid = :case)
ORDER BY c.case_no, c.fid;
