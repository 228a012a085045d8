-- columns: uuid text, code text, stage text, outcome text, reason text, judged_by text, department text, judged_on date, evidence text, rests_on text
-- What persons judged in the merge :case, oldest first.
SELECT j.uuid, j.code, j.stage, j.outcome, j.reason, j.judged_by, j.department, j.judged_on, j.evidence,
  j.rests_on
FROM merge_judgement AS j
WHERE j.merge_case_uuid = :case AND j.retired_at IS NULL
ORDER BY j.fid;
