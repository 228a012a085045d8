-- columns: parcel_uuid text, rule_set_uuid text
SELECT a.parcel_uuid, a.rule_set_uuid
FROM valid_assessment a
ORDER BY a.fid;
