-- columns: merge_case_uuid text, code text, stage text, outcome text, machine_value text, kind text, checked_on date, detail text, merge_judgement_uuid text, rule_pack text, rule_pack_hash text, checked_by text, transaction_id text, of_members bool
-- The checks of the merge :case in the order in which they were made, each with the save that kept
-- it; of_members: its members are those that the case has now, not those of before a change of them.
SELECT k.merge_case_uuid, k.code, k.stage, k.outcome, k.machine_value, k.kind, k.checked_on, k.detail,
  k.merge_judgement_uuid, k.rule_pack, k.rule_pack_hash, k.checked_by, coalesce(l.transaction_id, ''),
  coalesce(l.seq >= (SELECT min(t.seq) FROM lup_log AS t WHERE t.transaction_id = (
    SELECT j.transaction_id FROM merge_member AS m
    JOIN lup_log AS j ON j.row_uuid = m.uuid AND j.table_name = 'merge_member' AND j.operation = 'insert'
    WHERE m.merge_case_uuid = :case AND m.retired_at IS NULL ORDER BY j.seq DESC LIMIT 1)), 1)
FROM merge_check AS k
LEFT JOIN lup_log AS l ON l.row_uuid = k.uuid AND l.table_name = 'merge_check' AND l.operation = 'insert'
WHERE k.merge_case_uuid = :case AND k.retired_at IS NULL
ORDER BY k.fid;
