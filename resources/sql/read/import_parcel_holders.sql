-- columns: uuid text, row_version int, parcel_uuid text, right_holder_uuid text, share_kind text, share text, retired_at text, import_package_uuid text
SELECT h.uuid, h.row_version, h.parcel_uuid, h.right_holder_uuid, h.share_kind, h.share, h.retired_at,
  h.import_package_uuid
FROM parcel_holder h
WHERE h.parcel_uuid IN (SELECT value FROM json_each(:uuids))
  AND (h.import_package_uuid IS NULL
    OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY h.parcel_uuid, h.position, h.fid;
