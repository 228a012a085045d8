-- columns: table_name text, uuid text, label text, state text
-- What was decided or filed since the line :after on survey units that went over to a parcel that
-- came of a merge; :units names them.
SELECT 'tag', t.uuid, coalesce(u.unit_number, u.unit_name, 'D' || u.fid), t.state
FROM json_each(:units) AS g
JOIN survey_unit AS u ON u.uuid = g.value
JOIN tag AS t ON t.survey_unit_uuid = u.uuid AND t.retired_at IS NULL
WHERE (SELECT max(l.seq) FROM lup_log AS l WHERE l.change_id = t.change_id) > :after
UNION ALL
SELECT 'survey_step', s.uuid, coalesce(u.unit_number, u.unit_name, 'D' || u.fid), NULL
FROM json_each(:units) AS g
JOIN survey_unit AS u ON u.uuid = g.value
JOIN survey_step AS s ON s.survey_unit_uuid = u.uuid AND s.retired_at IS NULL
WHERE (SELECT max(l.seq) FROM lup_log AS l WHERE l.change_id = s.change_id) > :after
UNION ALL
SELECT 'submission_item', i.uuid, coalesce(u.unit_number, u.unit_name, 'D' || u.fid), i.state
FROM json_each(:units) AS g
JOIN survey_unit AS u ON u.uuid = g.value
JOIN submission_item AS i ON i.survey_unit_uuid = u.uuid AND i.retired_at IS NULL
WHERE (SELECT max(l.seq) FROM lup_log AS l WHERE l.change_id = i.change_id) > :after;
