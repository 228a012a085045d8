-- columns: rule_set_id text, kind text, title text, document_no text, example bool, sha256 text
SELECT rule_set_id, kind, title, document_no, example, sha256
FROM rule_set
WHERE retired_at IS NULL
ORDER BY kind, rule_set_id;
