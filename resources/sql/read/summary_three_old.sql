-- columns: district text, status text
SELECT district, status
FROM three_old_area t
WHERE t.retired_at IS NULL
  AND (t.import_package_uuid IS NULL
    OR t.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
