-- columns: uuid text, kind text, district text
-- The registered layers of approvals and supply that have areas.
SELECT r.uuid, r.kind, r.district
FROM reference_layer AS r
WHERE r.retired_at IS NULL AND r.kind IN ('conversion_approval', 'supply_redline')
  AND (r.import_package_uuid IS NULL
    OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND EXISTS (SELECT 1 FROM reference_area AS a WHERE a.reference_layer_uuid = r.uuid
    AND a.retired_at IS NULL AND (a.import_package_uuid IS NULL
      OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
ORDER BY r.fid;
