-- columns: project_code text, name text
-- Current projects other than :but that have a number.
SELECT p.project_code, p.name
FROM project AS p
WHERE p.project_code = :code AND p.uuid <> :but AND p.retired_at IS NULL;
