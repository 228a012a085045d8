-- columns: class_code text, class_name text, document_no text, area_name text, geom wkb
-- The areas of one reference layer.
SELECT p.class_code, p.class_name, p.document_no, p.area_name, substr(p.geom, 41)
FROM reference_area AS p
WHERE p.reference_layer_uuid = :layer AND p.retired_at IS NULL AND p.geom IS NOT NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
