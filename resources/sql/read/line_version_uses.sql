-- columns: kind text, count int
-- What people decided on a version of the control line: boundary errors treated on its checks,
-- adjustment cases from it or to it, versions that are based on it.
SELECT 'treated', count(*) FROM control_check c
WHERE c.control_line_version_uuid = :version AND c.treated_as IS NOT NULL AND c.retired_at IS NULL
UNION ALL SELECT 'case', count(*) FROM adjustment_case a
WHERE a.retired_at IS NULL AND (a.from_version_uuid = :version OR a.to_version_uuid = :version)
UNION ALL SELECT 'based', count(*) FROM control_line_version v
WHERE v.retired_at IS NULL AND v.based_on_uuid = :version
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
