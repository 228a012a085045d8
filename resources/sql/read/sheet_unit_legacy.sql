-- columns: survey_unit_uuid text, legacy_kind text, area_m2 real, used_since date, penalty_no text, basis text
-- Legacy land of survey units by kind.
SELECT l.survey_unit_uuid, l.legacy_kind, l.area_m2, l.used_since, l.penalty_no, l.basis
FROM legacy_land AS l
WHERE l.retired_at IS NULL AND l.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY l.legacy_kind, l.fid;
