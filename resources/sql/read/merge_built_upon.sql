-- columns: table_name text, uuid text, label text, state text
-- What somebody built on :parcel, the parcel that came of a merge; :own are rows of its registration.
-- What was merely computed from it stands in nobody's way.
WITH own AS (SELECT value AS uuid FROM json_each(:own))
SELECT 'survey_unit_parcel', m.uuid, coalesce(u.unit_number, u.unit_name, 'D' || u.fid), u.survey_state
FROM survey_unit_parcel AS m JOIN survey_unit AS u ON u.uuid = m.survey_unit_uuid
WHERE m.parcel_uuid = :parcel AND m.retired_at IS NULL AND u.retired_at IS NULL
  AND m.uuid NOT IN (SELECT uuid FROM own)
UNION ALL
SELECT 'project_parcel', j.uuid, trim(coalesce(r.project_code, '') || ' ' || coalesce(r.name, '')), r.state
FROM project_parcel AS j JOIN project AS r ON r.uuid = j.project_uuid
WHERE j.parcel_uuid = :parcel AND j.retired_at IS NULL AND r.retired_at IS NULL
  AND j.uuid NOT IN (SELECT uuid FROM own)
UNION ALL
SELECT 'merge_case', c.uuid, c.case_no, c.state
FROM merge_member AS m JOIN merge_case AS c ON c.uuid = m.merge_case_uuid
WHERE m.parcel_uuid = :parcel AND m.retired_at IS NULL AND c.retired_at IS NULL
  AND c.state NOT IN ('refused', 'withdrawn', 'revoked')
UNION ALL
SELECT 'lineage', l.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), l.kind
FROM lineage AS l JOIN parcel AS p ON p.uuid = l.new_parcel_uuid
WHERE l.old_parcel_uuid = :parcel AND l.retired_at IS NULL
UNION ALL
SELECT 'parcel_enterprise', l.uuid, e.name, NULL
FROM parcel_enterprise AS l JOIN enterprise AS e ON e.uuid = l.enterprise_uuid
WHERE l.parcel_uuid = :parcel AND l.retired_at IS NULL AND l.uuid NOT IN (SELECT uuid FROM own)
UNION ALL
SELECT 'parcel_holder', l.uuid, h.name, NULL
FROM parcel_holder AS l JOIN right_holder AS h ON h.uuid = l.right_holder_uuid
WHERE l.parcel_uuid = :parcel AND l.retired_at IS NULL AND l.uuid NOT IN (SELECT uuid FROM own)
UNION ALL
SELECT 'control_check', k.uuid, k.control_class, k.treated_as
FROM control_check AS k
WHERE k.parcel_uuid = :parcel AND k.retired_at IS NULL AND k.treated_as IS NOT NULL
UNION ALL
SELECT 'document', d.uuid, coalesce(d.document_no, d.title), NULL
FROM document AS d
WHERE d.owner_table = 'parcel' AND d.owner_uuid = :parcel AND d.retired_at IS NULL
  AND d.uuid NOT IN (SELECT uuid FROM own);
