-- columns: uuid text, project_uuid text, holds bool, result text, inputs text, basis_document text, calculated_by text, calculated_on text, software_version text, rule_set_id text, title text, document_no text, sha256 text, example bool, valid_from text, valid_to text
-- Every calculation of a project, the newest first, with the pack it was made after.
SELECT c.uuid, c.project_uuid, EXISTS (SELECT 1 FROM valid_subsidy_case v WHERE v.fid = c.fid),
  c.result, c.inputs, c.basis_document, c.calculated_by, c.calculated_on, c.software_version,
  r.rule_set_id, r.title, r.document_no, r.sha256, r.example, r.valid_from, r.valid_to
FROM subsidy_case c
JOIN rule_set r ON r.uuid = c.rule_set_uuid
WHERE c.project_uuid = :project AND c.retired_at IS NULL
ORDER BY c.fid DESC;
