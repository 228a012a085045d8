-- columns: row_version int, parcel_version int, rule_set_uuid text, outcome text, rule_outcomes text, score real, other_outputs text, flags text, assessed_on date, rule_set_id text, content text
SELECT p.row_version, a.parcel_version, a.rule_set_uuid, a.outcome, a.rule_outcomes, a.score,
  a.other_outputs, a.flags, a.assessed_on, r.rule_set_id, r.content
FROM assessment a
JOIN parcel p ON p.uuid = a.parcel_uuid
JOIN rule_set r ON r.uuid = a.rule_set_uuid
WHERE a.fid = (
  SELECT max(fid) FROM assessment WHERE parcel_uuid = :uuid AND retired_at IS NULL);
