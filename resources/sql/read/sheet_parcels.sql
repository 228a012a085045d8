-- columns: parcel_code text
-- The parcels of a project, for its sheet.
SELECT p.parcel_code
FROM project_parcel m
JOIN parcel p ON p.uuid = m.parcel_uuid
WHERE m.project_uuid = :project AND m.retired_at IS NULL
ORDER BY p.parcel_code, m.fid;
