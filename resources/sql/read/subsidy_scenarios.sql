-- columns: uuid text, version int, name text, inputs text, result text, rule_set_id text, made_by text, made_on text, remark text
-- Scenarios of a project, the newest first.
SELECT s.uuid, s.row_version, s.name, s.inputs, s.result, r.rule_set_id, s.made_by, s.made_on,
  s.remark
FROM subsidy_scenario s
JOIN rule_set r ON r.uuid = s.rule_set_uuid
WHERE s.project_uuid = :project AND s.retired_at IS NULL
ORDER BY s.fid DESC;
