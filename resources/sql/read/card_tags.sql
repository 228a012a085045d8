-- columns: uuid text, state text, low_efficiency_kind text, other_kinds text, batch text, decided_on date, decided_by text, opinion text, document_no text, example bool, whole bool
SELECT t.uuid, t.state, t.low_efficiency_kind,
  (SELECT group_concat(s.low_efficiency_kind, ' ') FROM tag s
   WHERE s.survey_unit_uuid = u.uuid AND s.primary_tag_uuid = t.uuid AND s.retired_at IS NULL),
  t.batch, t.decided_on, t.decided_by, t.opinion,
  t.document_no, t.example,
  u.whole_parcels AND (SELECT count(*) FROM survey_unit_parcel o
    WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL) = 1
FROM survey_unit_parcel m
JOIN survey_unit u ON u.uuid = m.survey_unit_uuid
JOIN tag t ON t.survey_unit_uuid = u.uuid AND t.retired_at IS NULL AND t.is_primary
WHERE m.parcel_uuid = :uuid AND m.retired_at IS NULL
ORDER BY t.fid DESC;
