-- columns: uuid text
-- Units whose tag of now has a basis in a rule of another text than :sha256.
SELECT u.uuid
FROM survey_unit u
JOIN tag t ON t.fid = (SELECT max(n.fid) FROM tag n
  WHERE n.survey_unit_uuid = u.uuid AND n.retired_at IS NULL AND n.is_primary = 1)
WHERE u.retired_at IS NULL AND t.state <> 'withdrawn'
  AND EXISTS (SELECT 1 FROM tag_basis b JOIN rule_set r ON r.uuid = b.rule_set_uuid
    WHERE b.tag_uuid = t.uuid AND b.retired_at IS NULL AND r.sha256 <> :sha256)
ORDER BY u.fid;
