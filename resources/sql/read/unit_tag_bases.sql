-- columns: tag_uuid text, rule_set_uuid text, rule_code text, clause text, value text, threshold text, source text, text text, year int
-- The bases of tags.
SELECT b.tag_uuid, b.rule_set_uuid, b.rule_code, b.clause, b.value, b.threshold, b.source, b.text,
  b.year
FROM tag_basis AS b
WHERE b.retired_at IS NULL AND b.tag_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY b.fid;
