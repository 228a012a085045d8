-- columns: table_name text, uuid text, parcel_code text, parcel_uuid text
SELECT 'parcel' AS table_name, p.uuid AS uuid, p.parcel_code AS parcel_code, p.uuid AS parcel_uuid
FROM parcel p WHERE p.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'parcel_state', s.parcel_uuid, p.parcel_code, p.uuid
FROM parcel_state s JOIN parcel p ON p.uuid = s.parcel_uuid WHERE s.parcel_uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'assessment', t.uuid, p.parcel_code, p.uuid
FROM assessment t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'control_check', t.uuid, p.parcel_code, p.uuid
FROM control_check t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'merge_member', t.uuid, p.parcel_code, p.uuid
FROM merge_member t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'overlay_result', t.uuid, p.parcel_code, p.uuid
FROM overlay_result t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'parcel_enterprise', t.uuid, p.parcel_code, p.uuid
FROM parcel_enterprise t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'parcel_holder', t.uuid, p.parcel_code, p.uuid
FROM parcel_holder t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'project_parcel', t.uuid, p.parcel_code, p.uuid
FROM project_parcel t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL
SELECT 'survey_unit_parcel', t.uuid, p.parcel_code, p.uuid
FROM survey_unit_parcel t JOIN parcel p ON p.uuid = t.parcel_uuid WHERE t.uuid IN (SELECT value FROM json_each(:uuids));
