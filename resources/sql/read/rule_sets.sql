-- columns: uuid text, rule_set_id text, kind text, sha256 text, content text, example bool
SELECT r.uuid, r.rule_set_id, r.kind, r.sha256, r.content, r.example
FROM rule_set r
WHERE r.retired_at IS NULL
ORDER BY r.fid;
