-- columns: parcel_uuid text, state text
-- The decision that counts of each survey unit that given parcels lie in.
SELECT m.parcel_uuid, t.state
FROM survey_unit_parcel m
JOIN survey_unit u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
JOIN tag t ON t.fid = (SELECT max(fid) FROM tag
                       WHERE survey_unit_uuid = u.uuid AND is_primary AND retired_at IS NULL)
WHERE m.retired_at IS NULL
  AND m.parcel_uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY m.fid;
