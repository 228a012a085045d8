-- columns: parcel_uuid text, survey_unit_uuid text, area_m2 real, whole_parcels bool, members int, tag_uuid text, state text, low_efficiency_kind text, example bool
SELECT m.parcel_uuid, u.uuid, u.low_efficiency_area_m2, u.whole_parcels,
       (SELECT count(*) FROM survey_unit_parcel o
        WHERE o.survey_unit_uuid = u.uuid AND o.retired_at IS NULL),
       t.uuid, t.state, t.low_efficiency_kind, t.example
FROM survey_unit_parcel m
JOIN survey_unit u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
LEFT JOIN tag t ON t.fid = (SELECT max(fid) FROM tag
                            WHERE survey_unit_uuid = u.uuid AND is_primary AND retired_at IS NULL)
WHERE m.retired_at IS NULL
  AND m.parcel_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY m.fid;
