-- columns: parcel_uuid text, parcel_version int, rule_set_uuid text, outcome text, rule_outcomes text, score real, other_outputs text, flags text
SELECT a.parcel_uuid, a.parcel_version, a.rule_set_uuid, a.outcome, a.rule_outcomes, a.score,
       a.other_outputs, a.flags
FROM assessment a
WHERE a.fid IN (SELECT max(fid) FROM assessment WHERE retired_at IS NULL GROUP BY parcel_uuid);
