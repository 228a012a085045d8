-- columns: name text, document_no text, as_of date
-- The registered detailed plans: without any, nothing is known of the coverage.
SELECT r.name, r.document_no, r.as_of FROM reference_layer AS r
WHERE r.kind = 'detailed_plan' AND r.retired_at IS NULL AND (r.import_package_uuid IS NULL
  OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY r.fid;
