-- columns: parcel_uuid text, rule_set_uuid text, rule_outcomes text
SELECT a.parcel_uuid, a.rule_set_uuid, a.rule_outcomes
FROM current_assessment a
WHERE a.parcel_uuid IN (SELECT value FROM json_each(:uuids));
