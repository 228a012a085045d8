-- columns: uuid text, status text, amount_fen int, calculated_by text, calculated_on date, basis_document text, reasons text, warnings text, inputs text, example bool, content text, rule_set_id text
-- The calculations of a project, newest first, with what each was made from, and the pack.
SELECT s.uuid, s.status, s.amount_fen, s.calculated_by, s.calculated_on, s.basis_document, s.reasons, s.warnings,
       s.inputs, r.example, r.content, r.rule_set_id
FROM subsidy_case AS s
JOIN rule_set AS r ON r.uuid = s.rule_set_uuid
WHERE s.project_uuid = :project AND s.retired_at IS NULL
ORDER BY s.fid DESC;
