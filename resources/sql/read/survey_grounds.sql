-- columns: uuid text, rule_set_uuid text, rule_code text, example bool, clause text, text text, decision_no text, bases int
-- What the newest primary tags of :units rest on; alike bases of a unit once, with how many they are.
SELECT t.survey_unit_uuid, b.rule_set_uuid, b.rule_code, coalesce(r.example, 0), b.clause,
  CASE WHEN b.rule_set_uuid IS NULL THEN b.text END AS said, n.document_no, count(*)
FROM tag AS t
JOIN tag_basis AS b ON b.tag_uuid = t.uuid AND b.retired_at IS NULL
LEFT JOIN rule_set AS r ON r.uuid = b.rule_set_uuid
LEFT JOIN tag AS n ON n.fid = (SELECT max(o.fid) FROM tag AS o
  WHERE o.survey_unit_uuid = t.survey_unit_uuid AND o.is_primary AND o.state = 'tagged' AND o.retired_at IS NULL)
WHERE t.survey_unit_uuid IN (SELECT value FROM json_each(:units))
  AND t.fid = (SELECT max(o.fid) FROM tag AS o
    WHERE o.survey_unit_uuid = t.survey_unit_uuid AND o.is_primary AND o.retired_at IS NULL)
GROUP BY t.survey_unit_uuid, b.rule_set_uuid, b.rule_code, b.clause, said
ORDER BY min(b.fid);
