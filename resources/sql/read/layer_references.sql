-- columns: name text, source text, as_of date
SELECT name, source, as_of FROM reference_layer
WHERE retired_at IS NULL AND (import_package_uuid IS NULL
  OR import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY fid;
