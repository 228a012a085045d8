-- columns: parcel_uuid text, kind text, detail text, state text
-- What keeps parcels from being retired: a survey unit with a decision that holds, a project that
-- was neither withdrawn nor closed, a merge that is not over, a filing.
WITH chosen AS (SELECT value AS uuid FROM json_each(:uuids))
SELECT m.parcel_uuid, 'tag', t.batch, t.state
FROM chosen AS c
CROSS JOIN survey_unit_parcel AS m ON m.parcel_uuid = c.uuid AND m.retired_at IS NULL
JOIN survey_unit u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
JOIN tag t ON t.fid = (SELECT max(fid) FROM tag
                       WHERE survey_unit_uuid = u.uuid AND is_primary AND retired_at IS NULL)
WHERE t.state IN ('tagged', 'identified')
UNION ALL
SELECT j.parcel_uuid, 'project', r.name, r.state
FROM chosen AS c
CROSS JOIN project_parcel AS j ON j.parcel_uuid = c.uuid AND j.retired_at IS NULL
JOIN project r ON r.uuid = j.project_uuid AND r.retired_at IS NULL
WHERE coalesce(r.state, '') NOT IN ('withdrawn', 'closed')
UNION ALL
SELECT m.parcel_uuid, 'merge_case', k.case_no, k.state
FROM chosen AS c
CROSS JOIN merge_member AS m ON m.parcel_uuid = c.uuid AND m.retired_at IS NULL
JOIN merge_case k ON k.uuid = m.merge_case_uuid AND k.retired_at IS NULL
WHERE k.state NOT IN ('registered', 'refused', 'withdrawn', 'revoked')
UNION ALL
SELECT m.parcel_uuid, 'submission_item', b.batch_no, s.state
FROM chosen AS c
CROSS JOIN survey_unit_parcel AS m ON m.parcel_uuid = c.uuid AND m.retired_at IS NULL
JOIN submission_item s ON s.survey_unit_uuid = m.survey_unit_uuid AND s.retired_at IS NULL
LEFT JOIN submission_batch b ON b.uuid = s.submission_batch_uuid
WHERE s.state <> '90';
