-- columns: uuid text, row_version int, rule_set_id text, title text, document_no text, valid_from date, valid_to date, example bool, sha256 text, content text, state text, adopted_on date, adopted_by text, adoption_basis text, retired_reason text, copied_from_uuid text
SELECT r.uuid, r.row_version, r.rule_set_id, r.title, r.document_no, r.valid_from, r.valid_to,
  r.example, r.sha256, r.content, r.state, r.adopted_on, r.adopted_by, r.adoption_basis,
  r.retired_reason, r.copied_from_uuid
FROM rule_set r
WHERE r.retired_at IS NULL AND r.kind = 'identification'
ORDER BY r.fid;
