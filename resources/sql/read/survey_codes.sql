-- columns: survey_unit_uuid text, parcel_uuid text, parcel_code text, unit_code text, label text, parcel_code_uses int, unit_code_uses int
-- The parcels of :units with their codes, and how many current parcels carry each code.
SELECT m.survey_unit_uuid, p.uuid, p.parcel_code, p.unit_code,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  (SELECT count(*) FROM parcel AS o WHERE o.parcel_code = p.parcel_code AND o.retired_at IS NULL
    AND (o.import_package_uuid IS NULL
      OR o.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
  (SELECT count(*) FROM parcel AS o WHERE o.unit_code = p.unit_code AND o.retired_at IS NULL
    AND (o.import_package_uuid IS NULL
      OR o.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
FROM survey_unit_parcel AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND m.retired_at IS NULL
ORDER BY m.fid;
