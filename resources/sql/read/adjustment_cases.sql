-- columns: uuid text, row_version int, adjustment_no text, name text, kind text, district text, state text, balanced bool, least_block_m2 real, reason text, publicised_from date, publicised_to date, publicised_at text, approved_by text, approval_no text, approved_on date, in_force_from date, from_version_uuid text, from_version text, to_version_uuid text, to_version text, drafted_by text, in_m2 real, out_m2 real
-- The adjustment ledger; :case is one case, NULL for all.
SELECT c.uuid, c.row_version, c.adjustment_no, c.name, c.kind, c.district, c.state, c.balanced,
  c.least_block_m2, c.reason, c.publicised_from, c.publicised_to, c.publicised_at, c.approved_by,
  c.approval_no, c.approved_on, c.in_force_from, c.from_version_uuid, f.version, c.to_version_uuid,
  t.version, c.drafted_by,
  (SELECT total(b.area_m2) FROM line_adjustment AS b
    WHERE b.adjustment_case_uuid = c.uuid AND b.retired_at IS NULL AND b.direction = 'in'),
  (SELECT total(b.area_m2) FROM line_adjustment AS b
    WHERE b.adjustment_case_uuid = c.uuid AND b.retired_at IS NULL AND b.direction = 'out')
FROM adjustment_case AS c
LEFT JOIN control_line_version AS f ON f.uuid = c.from_version_uuid
LEFT JOIN control_line_version AS t ON t.uuid = c.to_version_uuid
WHERE c.retired_at IS NULL AND (:case IS NULL OR c.uuid = :case)
ORDER BY c.adjustment_no, c.fid;
