-- columns: table_name text, uuid text
-- Rows that rest on a save without naming its rows: later lines of the same ledger, payments on the
-- approval that a claim had, a later claim of the project, and steps that looked at a document or at
-- what was paid; steps of a survey unit after the same unit's step or tag, and a later tag of it; what
-- people decided on a version of the control line since it was approved.
WITH save AS (
  SELECT json_extract(s.value, '$[0]') AS table_name, json_extract(s.value, '$[1]') AS uuid FROM json_each(:save) AS s)
SELECT 'payment', t.uuid FROM save AS s
JOIN payment AS p ON p.uuid = s.uuid
JOIN payment AS t ON t.project_uuid = p.project_uuid AND t.fid > p.fid
WHERE s.table_name = 'payment' AND t.retired_at IS NULL AND t.uuid NOT IN (SELECT uuid FROM save)
UNION SELECT 'subsidy_step', t.uuid FROM save AS s
JOIN payment AS p ON p.uuid = s.uuid AND p.retired_at IS NULL
JOIN subsidy_step AS t ON t.subsidy_claim_uuid = p.subsidy_claim_uuid
WHERE s.table_name = 'payment' AND t.retired_at IS NULL AND EXISTS (SELECT 1 FROM lup_log AS l
  WHERE l.row_uuid = t.uuid AND l.table_name = 'subsidy_step' AND l.seq > :last)
UNION SELECT 'payment', t.uuid FROM save AS s
JOIN payment AS t ON t.subsidy_claim_uuid = s.uuid
WHERE s.table_name = 'subsidy_claim' AND t.retired_at IS NULL AND EXISTS (SELECT 1 FROM lup_log AS l
  WHERE l.row_uuid = t.uuid AND l.table_name = 'payment' AND l.seq > :last)
UNION SELECT 'subsidy_claim', t.uuid FROM save AS s
JOIN subsidy_claim AS c ON c.uuid = s.uuid
JOIN subsidy_claim AS t ON t.project_uuid = c.project_uuid AND t.fid > c.fid
WHERE s.table_name = 'subsidy_claim' AND t.retired_at IS NULL AND t.uuid NOT IN (SELECT uuid FROM save)
UNION SELECT 'subsidy_step', t.uuid FROM save AS s
JOIN subsidy_material AS m ON m.uuid = s.uuid
JOIN subsidy_step AS t ON t.subsidy_claim_uuid = m.subsidy_claim_uuid
WHERE s.table_name = 'subsidy_material' AND t.retired_at IS NULL AND EXISTS (SELECT 1 FROM lup_log AS l
  WHERE l.row_uuid = t.uuid AND l.table_name = 'subsidy_step' AND l.seq > :last)
UNION SELECT 'survey_step', t.uuid FROM save AS s
JOIN survey_step AS p ON p.uuid = s.uuid
JOIN survey_step AS t ON t.survey_unit_uuid = p.survey_unit_uuid
WHERE s.table_name = 'survey_step' AND t.retired_at IS NULL AND t.uuid NOT IN (SELECT uuid FROM save) AND EXISTS (
  SELECT 1 FROM lup_log AS l WHERE l.row_uuid = t.uuid AND l.table_name = 'survey_step' AND l.seq > :last)
UNION SELECT 'survey_step', t.uuid FROM save AS s
JOIN tag AS g ON g.uuid = s.uuid
JOIN survey_step AS t ON t.survey_unit_uuid = g.survey_unit_uuid
WHERE s.table_name = 'tag' AND t.retired_at IS NULL AND t.uuid NOT IN (SELECT uuid FROM save) AND EXISTS (
  SELECT 1 FROM lup_log AS l WHERE l.row_uuid = t.uuid AND l.table_name = 'survey_step' AND l.seq > :last)
UNION SELECT 'tag', t.uuid FROM save AS s
JOIN tag AS g ON g.uuid = s.uuid
JOIN tag AS t ON t.survey_unit_uuid = g.survey_unit_uuid AND t.fid > g.fid AND t.is_primary
WHERE s.table_name = 'tag' AND t.retired_at IS NULL AND t.uuid NOT IN (SELECT uuid FROM save)
UNION SELECT 'control_check', t.uuid FROM save AS s
JOIN control_check AS t ON t.control_line_version_uuid = s.uuid AND t.treated_as IS NOT NULL
WHERE s.table_name = 'control_line_version' AND t.retired_at IS NULL
  AND t.uuid NOT IN (SELECT uuid FROM save)
  AND (SELECT json_type(l.old_json, '$.state') FROM lup_log AS l WHERE l.row_uuid = s.uuid
    AND l.table_name = 'control_line_version' AND l.seq <= :last ORDER BY l.seq DESC LIMIT 1) IS NOT NULL
  AND EXISTS (SELECT 1 FROM lup_log AS l
    WHERE l.row_uuid = t.uuid AND l.table_name = 'control_check' AND l.seq > :last)
UNION SELECT 'adjustment_case', t.uuid FROM save AS s
JOIN adjustment_case AS t ON t.from_version_uuid = s.uuid
WHERE s.table_name = 'control_line_version' AND t.retired_at IS NULL
  AND t.uuid NOT IN (SELECT uuid FROM save)
  AND (SELECT json_type(l.old_json, '$.state') FROM lup_log AS l WHERE l.row_uuid = s.uuid
    AND l.table_name = 'control_line_version' AND l.seq <= :last ORDER BY l.seq DESC LIMIT 1) IS NOT NULL
  AND EXISTS (SELECT 1 FROM lup_log AS l
    WHERE l.row_uuid = t.uuid AND l.table_name = 'adjustment_case' AND l.seq > :last);
