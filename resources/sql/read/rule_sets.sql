-- columns: uuid text, rule_set_id text, kind text, sha256 text, content text, example bool, state text
SELECT r.uuid, r.rule_set_id, r.kind, r.sha256, r.content, r.example, r.state
FROM rule_set r
WHERE r.retired_at IS NULL
ORDER BY r.fid;
