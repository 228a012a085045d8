-- columns: uuid text, label text, clause text, text text
-- The bases of the tags in force, one line a parcel and basis.
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number), b.clause, b.text
FROM tag t
JOIN survey_unit_parcel m ON m.survey_unit_uuid = t.survey_unit_uuid AND m.retired_at IS NULL
JOIN parcel p ON p.uuid = m.parcel_uuid AND p.retired_at IS NULL
JOIN tag_basis b ON b.tag_uuid = t.uuid AND b.retired_at IS NULL
WHERE t.retired_at IS NULL AND t.state <> 'withdrawn'
  AND t.fid = (SELECT max(n.fid) FROM tag n
    WHERE n.survey_unit_uuid = t.survey_unit_uuid AND n.is_primary AND n.retired_at IS NULL)
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
