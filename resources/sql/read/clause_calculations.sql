-- columns: uuid text, project_code text, name text, result text, content text, holds bool
-- The newest calculation of each current project, with the text of its pack.
SELECT p.uuid, p.project_code, p.name, c.result, r.content,
  EXISTS (SELECT 1 FROM valid_subsidy_case v WHERE v.fid = c.fid)
FROM project p
JOIN subsidy_case c ON c.fid = (SELECT max(n.fid) FROM subsidy_case n
  WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)
JOIN rule_set r ON r.uuid = c.rule_set_uuid
WHERE p.retired_at IS NULL
ORDER BY p.project_code, p.fid;
