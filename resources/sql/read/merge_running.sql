-- columns: parcel_uuid text, case_uuid text, state text, case_no text
SELECT m.parcel_uuid, c.uuid, c.state, coalesce(c.case_no, '')
FROM merge_member m
JOIN merge_case c ON c.uuid = m.merge_case_uuid
WHERE m.retired_at IS NULL
  AND c.retired_at IS NULL
  AND c.state IN ('proposed', 'accepted', 'reviewed', 'agreed', 'surveyed')
ORDER BY m.parcel_uuid, c.uuid;
