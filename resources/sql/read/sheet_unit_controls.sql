-- columns: survey_unit_uuid text, parcel_uuid text, control_class text, treated_as text, inside_m2 real, outside_m2 real, version text, example bool, checked_on date, holds bool
-- The newest control-line check of each parcel of survey units, the ones that hold first.
SELECT m.survey_unit_uuid, c.parcel_uuid, c.control_class, c.treated_as, c.inside_m2,
  c.outside_m2, v.version,
  coalesce(v.example, 0) OR c.rule_pack IS NULL OR c.rule_pack LIKE 'sample-%', c.checked_on,
  c.fid IS (SELECT max(h.fid) FROM valid_control_check AS h WHERE h.parcel_uuid = m.parcel_uuid)
FROM survey_unit_parcel AS m
JOIN control_check AS c ON c.fid = coalesce(
  (SELECT max(h.fid) FROM valid_control_check AS h WHERE h.parcel_uuid = m.parcel_uuid),
  (SELECT max(o.fid) FROM control_check AS o
   WHERE o.parcel_uuid = m.parcel_uuid AND o.retired_at IS NULL))
JOIN control_line_version AS v ON v.uuid = c.control_line_version_uuid
WHERE m.retired_at IS NULL AND m.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY m.fid;
