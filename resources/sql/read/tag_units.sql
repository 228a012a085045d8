-- columns: uuid text, row_version int, label text, area_m2 real, low_efficiency_area_m2 real, survey_state text, whole_parcels bool, members int, tag_uuid text, state text, kind text, other_kinds text, batch text, opinion text, document_no text, example bool, has_text bool
-- Current units of given parcels, or given themselves, with the decision that counts; has_text: the
-- given words are among its bases already.
SELECT u.uuid, u.row_version, coalesce(u.unit_number, u.unit_name), u.area_m2,
  u.low_efficiency_area_m2, u.survey_state, coalesce(u.whole_parcels, 0),
  (SELECT count(*) FROM survey_unit_parcel o
   WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL),
  t.uuid, t.state, t.low_efficiency_kind,
  (SELECT group_concat(s.low_efficiency_kind, ' ') FROM tag s
   WHERE s.survey_unit_uuid = u.uuid AND s.primary_tag_uuid = t.uuid AND s.retired_at IS NULL),
  t.batch, t.opinion, t.document_no, t.example,
  EXISTS (SELECT 1 FROM tag_basis b WHERE b.tag_uuid = t.uuid AND b.retired_at IS NULL
          AND b.rule_code IS NULL AND b.text = :text AND b.clause IS :clause)
FROM survey_unit u
LEFT JOIN tag t ON t.fid = (SELECT max(fid) FROM tag
                            WHERE survey_unit_uuid = u.uuid AND is_primary AND retired_at IS NULL)
WHERE u.retired_at IS NULL
  AND u.uuid IN (SELECT value FROM json_each(:units)
                 UNION SELECT m.survey_unit_uuid FROM survey_unit_parcel m
                 WHERE m.retired_at IS NULL
                   AND m.parcel_uuid IN (SELECT value FROM json_each(:parcels)))
ORDER BY u.fid;
