-- columns: uuid text, old_parcel_uuid text, new_parcel_uuid text
-- The lines of descent that the merge :case made and that hold.
SELECT l.uuid, l.old_parcel_uuid, l.new_parcel_uuid
FROM lineage AS l
WHERE l.merge_case_uuid = :case AND l.retired_at IS NULL
ORDER BY l.fid;
