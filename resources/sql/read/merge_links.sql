-- columns: parcel_uuid text, enterprise_uuid text, share text, leased text, matched_by text, confirmed_by text
-- Enterprises on the parcels :uuids, as they would stand on the parcel that comes of them.
SELECT l.parcel_uuid, l.enterprise_uuid, l.share, l.leased, l.matched_by, l.confirmed_by
FROM parcel_enterprise AS l
JOIN enterprise AS e ON e.uuid = l.enterprise_uuid AND e.retired_at IS NULL
WHERE l.parcel_uuid IN (SELECT value FROM json_each(:uuids)) AND l.retired_at IS NULL
  AND (l.import_package_uuid IS NULL
    OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY l.parcel_uuid, l.fid;
