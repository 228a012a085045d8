-- columns: survey_unit_uuid text, uuid text, unit_change text, action text, done_on date, document_no text, opinion text, details text, parcel_uuid text
-- Every step that let a unit enter or leave the database, in the order of their days.
SELECT s.survey_unit_uuid, s.uuid, s.unit_change, s.action, s.done_on, s.document_no, s.opinion, s.details,
  (SELECT m.parcel_uuid FROM survey_unit_parcel AS m
    WHERE m.survey_unit_uuid = s.survey_unit_uuid AND m.retired_at IS NULL
    ORDER BY m.area_m2 DESC, m.fid LIMIT 1)
FROM survey_step AS s
WHERE s.unit_change IS NOT NULL AND s.retired_at IS NULL
ORDER BY s.done_on, s.fid;
