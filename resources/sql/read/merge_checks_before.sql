-- columns: merge_case_uuid text, code text, stage text, outcome text, machine_value text, kind text, checked_on date, detail text, merge_judgement_uuid text, rule_pack text, rule_pack_hash text, checked_by text, transaction_id text
-- The checks of the merge :case that a newer one of the same condition and stage took the place of,
-- each with the save that kept it.
SELECT k.merge_case_uuid, k.code, k.stage, k.outcome, k.machine_value, k.kind, k.checked_on, k.detail,
  k.merge_judgement_uuid, k.rule_pack, k.rule_pack_hash, k.checked_by, coalesce(l.transaction_id, '')
FROM merge_check AS k
LEFT JOIN lup_log AS l ON l.row_uuid = k.uuid AND l.table_name = 'merge_check' AND l.operation = 'insert'
WHERE k.merge_case_uuid = :case AND k.retired_at IS NULL
  AND k.fid NOT IN (SELECT max(n.fid) FROM merge_check AS n
    WHERE n.merge_case_uuid = :case AND n.retired_at IS NULL GROUP BY n.stage, n.code)
ORDER BY k.fid;
