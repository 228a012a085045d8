-- columns: project_uuid text, parcel_uuid text
SELECT m.project_uuid, m.parcel_uuid
FROM project_parcel m
JOIN project p ON p.uuid = m.project_uuid AND p.retired_at IS NULL
WHERE m.retired_at IS NULL
ORDER BY m.fid;
