-- columns: uuid text, row_version int, change_id text, item text, state text, document_no text, dated_on date, checked_by text, remark text
SELECT m.uuid, m.row_version, m.change_id, m.item, m.state, m.document_no, m.dated_on, m.checked_by, m.remark
FROM subsidy_material AS m
WHERE m.subsidy_claim_uuid = :claim AND m.retired_at IS NULL
ORDER BY m.fid;
