-- columns: tag_uuid text, rule_code text, clause text, value text, threshold text, source text, text text, year int, document_no text, example bool, rule_set_uuid text, decision_no text
-- The bases of the tags of survey units.
SELECT b.tag_uuid, b.rule_code, b.clause, b.value, b.threshold, b.source, b.text, b.year,
  r.document_no, coalesce(r.example, 0), b.rule_set_uuid, t.document_no
FROM tag AS t
JOIN tag_basis AS b ON b.tag_uuid = t.uuid AND b.retired_at IS NULL
LEFT JOIN rule_set AS r ON r.uuid = b.rule_set_uuid
WHERE t.retired_at IS NULL AND t.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY b.fid;
