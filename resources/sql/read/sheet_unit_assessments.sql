-- columns: parcel_uuid text, parcel_version int, outcome text, rule_outcomes text, assessed_on date, rule_set_uuid text, rule_set_id text, content text, example bool
-- The newest assessment of each parcel of survey units, with the standard that it was made by.
SELECT a.parcel_uuid, a.parcel_version, a.outcome, a.rule_outcomes, a.assessed_on, r.uuid,
  r.rule_set_id, r.content, r.example
FROM (SELECT DISTINCT parcel_uuid FROM survey_unit_parcel WHERE retired_at IS NULL
  AND survey_unit_uuid IN (SELECT value FROM json_each(:uuids))) AS m
JOIN assessment AS a ON a.fid = (SELECT max(n.fid) FROM assessment AS n
  WHERE n.parcel_uuid = m.parcel_uuid AND n.retired_at IS NULL)
JOIN rule_set AS r ON r.uuid = a.rule_set_uuid
ORDER BY a.fid;
