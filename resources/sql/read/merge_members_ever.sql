-- columns: uuid text, parcel_uuid text, retired_at text
-- Members of the merge :case, those that were taken out too.
SELECT m.uuid, m.parcel_uuid, m.retired_at FROM merge_member AS m
WHERE m.merge_case_uuid = :case ORDER BY m.fid;
