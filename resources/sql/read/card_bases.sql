-- columns: tag_uuid text, rule_code text, clause text, text text, value text, threshold text, source text
SELECT b.tag_uuid, b.rule_code, b.clause, b.text, b.value, b.threshold, b.source
FROM survey_unit_parcel m
JOIN tag t ON t.survey_unit_uuid = m.survey_unit_uuid AND t.retired_at IS NULL
JOIN tag_basis b ON b.tag_uuid = t.uuid AND b.retired_at IS NULL
WHERE m.parcel_uuid = :uuid AND m.retired_at IS NULL
ORDER BY b.fid;
