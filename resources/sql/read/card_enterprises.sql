-- columns: enterprise_uuid text, name text, uscc text, share real, leased text, matched_by text
SELECT l.enterprise_uuid, e.name, e.uscc, CAST(l.share AS REAL), l.leased, l.matched_by
FROM parcel_enterprise l
JOIN enterprise e ON e.uuid = l.enterprise_uuid AND e.retired_at IS NULL
WHERE l.parcel_uuid = :uuid
  AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.fid;
