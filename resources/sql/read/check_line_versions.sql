-- columns: uuid text, version text, valid_from date, valid_to date, example bool
SELECT p.uuid, p.version, p.valid_from, p.valid_to, p.example
FROM control_line_version p
WHERE p.retired_at IS NULL AND p.state IS NOT 'draft'
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY p.fid;
