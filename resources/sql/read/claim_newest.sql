-- columns: uuid text, row_version int, change_id text, project_uuid text, subsidy_case_uuid text, state text, calculated_by text, reviewed_by text, applied_on date, publicity_from date, publicity_to date, approved_fen int, approved_on date, approval_document_no text, city_application_no text
-- The newest claim of a project; what was taken back counts until another is started.
SELECT c.uuid, c.row_version, c.change_id, c.project_uuid, c.subsidy_case_uuid, c.state, c.calculated_by, c.reviewed_by,
       c.applied_on, c.publicity_from, c.publicity_to, c.approved_fen, c.approved_on, c.approval_document_no,
       c.city_application_no
FROM subsidy_claim AS c
WHERE c.project_uuid = :project AND c.retired_at IS NULL
ORDER BY c.fid DESC
LIMIT 1;
