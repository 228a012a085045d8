-- columns: uuid text, status text, amount_fen int, calculated_by text, calculated_on date, basis_document text, reasons text, warnings text, holds bool, example bool, content text, rule_set_id text
-- The calculations of a project, newest first, with the pack of each and whether it still holds.
SELECT s.uuid, s.status, s.amount_fen, s.calculated_by, s.calculated_on, s.basis_document, s.reasons, s.warnings,
       s.uuid IN (SELECT v.uuid FROM valid_subsidy_case AS v WHERE v.project_uuid = :project) AS holds,
       r.example, r.content, r.rule_set_id
FROM subsidy_case AS s
JOIN rule_set AS r ON r.uuid = s.rule_set_uuid
WHERE s.project_uuid = :project AND s.retired_at IS NULL
ORDER BY s.fid DESC;
