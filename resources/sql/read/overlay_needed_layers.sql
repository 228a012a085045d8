-- columns: uuid text, name text, kind text, district text, analysed bool
-- The registered layers that survey units must have been laid over.
SELECT r.uuid, r.name, r.kind, r.district,
  EXISTS (SELECT 1 FROM overlay_run AS o
    WHERE o.reference_layer_uuid = r.uuid AND o.retired_at IS NULL)
FROM reference_layer AS r
WHERE r.retired_at IS NULL AND r.kind IN ('permanent_farmland', 'ecological_redline', 'land_survey')
  AND (r.import_package_uuid IS NULL
    OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY r.priority IS NULL, r.priority, r.fid;
