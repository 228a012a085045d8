-- columns: table_name text, uuid text, row_version int, parcel_uuid text, target_uuid text, target text, target_version int, area_m2 real, parcel_area_m2 real, whole bool
-- Projects that go on and survey units that count, to which :uuids belong.
SELECT 'project_parcel', j.uuid, j.row_version, j.parcel_uuid, r.uuid,
  trim(coalesce(r.project_code, '') || ' ' || coalesce(r.name, '')), r.row_version, j.area_m2,
  coalesce(p.registered_area_m2, p.plane_area_m2), NULL
FROM project_parcel AS j
JOIN project AS r ON r.uuid = j.project_uuid AND r.retired_at IS NULL
JOIN parcel AS p ON p.uuid = j.parcel_uuid
WHERE j.parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND j.retired_at IS NULL
  AND coalesce(r.state, '') NOT IN ('withdrawn', 'closed')
UNION ALL
SELECT 'survey_unit_parcel', m.uuid, m.row_version, m.parcel_uuid, u.uuid,
  coalesce(u.unit_number, u.unit_name, 'D' || u.fid), u.row_version, m.area_m2,
  coalesce(p.registered_area_m2, p.plane_area_m2), u.whole_parcels
FROM survey_unit_parcel AS m
JOIN survey_unit AS u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND m.retired_at IS NULL;
