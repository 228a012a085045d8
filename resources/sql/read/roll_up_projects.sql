-- columns: uuid text, project_code text, name text, district text, state text, planned_completion_on date, acceptances text, case_uuid text, status text, holds bool, amount_fen int, switches text, claim_uuid text, claim_state text, approved_fen int, parts text
-- Every current project with its newest calculation and the claim that was not taken back; the parts
-- that its last approval states, if it states any. Once something is approved, the calculation that the
-- claim rests on is the one that counts.
WITH claim AS (
  SELECT c.* FROM subsidy_claim AS c
  WHERE c.state <> 'withdrawn' AND c.fid = (SELECT max(n.fid) FROM subsidy_claim AS n
    WHERE n.project_uuid = c.project_uuid AND n.retired_at IS NULL))
SELECT p.uuid, p.project_code, p.name, p.district, p.state, p.planned_completion_on, p.acceptances, s.uuid, s.status,
       s.uuid IN (SELECT v.uuid FROM valid_subsidy_case AS v WHERE v.project_uuid = p.uuid), s.amount_fen,
       json_extract(s.inputs, '$.switches'), c.uuid, c.state, c.approved_fen,
       (SELECT json_extract(t.details, '$.parts') FROM subsidy_step AS t WHERE t.fid =
         (SELECT max(n.fid) FROM subsidy_step AS n WHERE n.subsidy_claim_uuid = c.uuid AND n.to_state = 'approved'
           AND n.action = 'advance' AND n.retired_at IS NULL))
FROM project AS p
LEFT JOIN claim AS c ON c.project_uuid = p.uuid
LEFT JOIN subsidy_case AS s ON s.fid = CASE WHEN c.approved_fen IS NULL
  THEN (SELECT max(n.fid) FROM subsidy_case AS n WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)
  ELSE (SELECT n.fid FROM subsidy_case AS n WHERE n.uuid = c.subsidy_case_uuid) END
WHERE p.retired_at IS NULL
ORDER BY p.fid;
