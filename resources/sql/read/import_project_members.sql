-- columns: uuid text, row_version int, project_uuid text, parcel_uuid text, by_hand bool
-- Parcels of projects; by hand: no list of projects put them there.
SELECT m.uuid, m.row_version, m.project_uuid, m.parcel_uuid,
  NOT EXISTS (SELECT 1 FROM lup_log l
    WHERE l.row_uuid = m.uuid AND l.operation = 'insert'
      AND json_extract(l.source_json, '$.list') IS NOT NULL)
FROM project_parcel m
JOIN project p ON p.uuid = m.project_uuid AND p.retired_at IS NULL
WHERE m.retired_at IS NULL;
