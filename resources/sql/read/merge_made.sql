-- columns: uuid text, case_no text
-- The merge of which :parcel came.
SELECT c.uuid, c.case_no FROM merge_case AS c WHERE c.new_parcel_uuid = :parcel ORDER BY c.fid;
