-- columns: survey_unit_uuid text, uuid text, row_version int, legacy_kind text, area_m2 real, used_since date, penalty_no text, basis text
SELECT l.survey_unit_uuid, l.uuid, l.row_version, l.legacy_kind, l.area_m2, l.used_since,
  l.penalty_no, l.basis
FROM legacy_land l
WHERE l.retired_at IS NULL
  AND l.survey_unit_uuid IN (SELECT value FROM json_each(:units))
ORDER BY l.legacy_kind, l.fid;
