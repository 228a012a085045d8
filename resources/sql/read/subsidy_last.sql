-- columns: project_uuid text, holds bool, rule_set_uuid text, rule_set_id text, basis_document text, inputs text, result text, calculated_by text, claim_calculated_by text, claim_reviewed_by text
-- The newest calculation of each project, whether it still holds, and who has a claim in hand.
SELECT c.project_uuid, EXISTS (SELECT 1 FROM valid_subsidy_case v WHERE v.fid = c.fid),
  c.rule_set_uuid, r.rule_set_id, c.basis_document, c.inputs, c.result, c.calculated_by,
  k.calculated_by, k.reviewed_by
FROM subsidy_case c
JOIN rule_set r ON r.uuid = c.rule_set_uuid
LEFT JOIN subsidy_claim k ON k.fid = (SELECT max(n.fid) FROM subsidy_claim n
  WHERE n.project_uuid = c.project_uuid AND n.retired_at IS NULL)
WHERE c.fid IN (SELECT max(fid) FROM subsidy_case WHERE retired_at IS NULL GROUP BY project_uuid);
