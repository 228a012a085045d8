-- columns: parcel_uuid text, project_uuid text, project text, approved bool
-- The projects of the parcels :uuids that go on; approved: 改造方案 has a number or a day of approval.
SELECT m.parcel_uuid, r.uuid, trim(coalesce(r.project_code, '') || ' ' || coalesce(r.name, '')),
  coalesce(r.approval_no, '') <> '' OR r.approved_on IS NOT NULL
FROM project_parcel AS m
JOIN project AS r ON r.uuid = m.project_uuid AND r.retired_at IS NULL
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND m.retired_at IS NULL
  AND coalesce(r.state, '') NOT IN ('withdrawn', 'closed')
ORDER BY m.fid;
