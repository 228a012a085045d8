-- columns: parcel_uuid text, parcel text, project_uuid text, project_code text, name text
-- Which of some parcels are in a project other than :but that was neither withdrawn nor closed.
SELECT m.parcel_uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  r.uuid, r.project_code, r.name
FROM project_parcel AS m
JOIN project AS r ON r.uuid = m.project_uuid AND r.retired_at IS NULL
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:uuids))
  AND m.retired_at IS NULL AND m.project_uuid <> :but
  AND coalesce(r.state, '') NOT IN ('withdrawn', 'closed')
ORDER BY m.fid;
