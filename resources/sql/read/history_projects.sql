-- columns: transaction_id text, projects int, project_code text, name text
-- How many projects some saves are about, and what a single one is called. :transactions is a list.
WITH touched AS (
  SELECT w.value AS t, CASE l.table_name
    WHEN 'project' THEN l.row_uuid
    WHEN 'project_parcel' THEN (SELECT x.project_uuid FROM project_parcel AS x WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_case' THEN (SELECT x.project_uuid FROM subsidy_case AS x WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_share' THEN (SELECT c.project_uuid FROM subsidy_share AS x
      JOIN subsidy_case AS c ON c.uuid = x.subsidy_case_uuid WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_scenario' THEN (SELECT x.project_uuid FROM subsidy_scenario AS x WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_claim' THEN (SELECT x.project_uuid FROM subsidy_claim AS x WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_step' THEN (SELECT c.project_uuid FROM subsidy_step AS x
      JOIN subsidy_claim AS c ON c.uuid = x.subsidy_claim_uuid WHERE x.uuid = l.row_uuid)
    WHEN 'subsidy_material' THEN (SELECT c.project_uuid FROM subsidy_material AS x
      JOIN subsidy_claim AS c ON c.uuid = x.subsidy_claim_uuid WHERE x.uuid = l.row_uuid)
    WHEN 'payment' THEN (SELECT x.project_uuid FROM payment AS x WHERE x.uuid = l.row_uuid)
    END AS project
  FROM json_each(:transactions) AS w
  CROSS JOIN lup_log AS l ON l.transaction_id = w.value
  WHERE l.row_uuid IS NOT NULL AND l.table_name IN ('project', 'project_parcel', 'subsidy_case',
    'subsidy_share', 'subsidy_scenario', 'subsidy_claim', 'subsidy_step', 'subsidy_material', 'payment')
)
SELECT d.t, count(DISTINCT d.project), min(p.project_code), min(p.name)
FROM touched AS d CROSS JOIN project AS p ON p.uuid = d.project
GROUP BY d.t;
