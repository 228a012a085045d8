-- columns: parcel_uuid text, case_uuid text, state text, case_no text
-- The merges on their way that the parcels :uuids are in.
SELECT m.parcel_uuid, c.uuid, c.state, coalesce(c.case_no, '')
FROM merge_member m
JOIN merge_case c ON c.uuid = m.merge_case_uuid
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:uuids))
  AND m.retired_at IS NULL
  AND c.retired_at IS NULL
  AND c.state IN ('proposed', 'accepted', 'reviewed', 'agreed', 'surveyed')
ORDER BY m.parcel_uuid, c.uuid;
