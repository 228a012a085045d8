-- columns: project_uuid text, project_version int, rule_set_uuid text, inputs text, result text
SELECT c.project_uuid, c.project_version, c.rule_set_uuid, c.inputs, c.result
FROM subsidy_case c
WHERE c.fid IN (SELECT max(fid) FROM subsidy_case WHERE retired_at IS NULL GROUP BY project_uuid);
