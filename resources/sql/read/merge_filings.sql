-- columns: parcel text, batch text, state text
-- Filings under review of units to which :uuids belong: a batch names its parcels.
SELECT coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), b.batch_no, s.state
FROM survey_unit_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
JOIN submission_item AS s ON s.survey_unit_uuid = m.survey_unit_uuid AND s.retired_at IS NULL
LEFT JOIN submission_batch AS b ON b.uuid = s.submission_batch_uuid
WHERE m.parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND m.retired_at IS NULL
  AND s.state NOT IN ('70', '80', '90')
ORDER BY p.fid;
