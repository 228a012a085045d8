-- columns: uuid text, survey_unit_uuid text, legacy_kind text, area_m2 real, used_since text, penalty_no text, basis text, entered_by text
-- Legacy land of survey units.
SELECT l.uuid, l.survey_unit_uuid, l.legacy_kind, l.area_m2, l.used_since, l.penalty_no, l.basis,
  l.entered_by
FROM legacy_land AS l
WHERE l.retired_at IS NULL AND l.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY l.fid;
