-- columns: uuid text, label text, rule_set text, rule_outcomes text
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number), a.rule_set_uuid, a.rule_outcomes
FROM current_assessment a
JOIN parcel p ON p.uuid = a.parcel_uuid
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
