-- columns: uuid text, project_code text
SELECT uuid, project_code
FROM project
WHERE retired_at IS NULL AND project_code IS NOT NULL;
