-- columns: uuid text, version text, valid_from date, valid_to date, approval_no text, approved_by text, approved_on date, example bool
SELECT v.uuid, v.version, v.valid_from, v.valid_to, v.approval_no, v.approved_by,
  v.approved_on, v.example
FROM control_line_version v
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft'
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY v.fid;
