-- columns: uuid text, row_version int, district text, document_no text, requested_on text, requested_by text, years text, enterprises text, answered_on text, answer_package_uuid text, remark text
SELECT t.uuid, t.row_version, t.district, t.document_no, t.requested_on, t.requested_by, t.years,
       t.enterprises, t.answered_on, t.answer_package_uuid, t.remark
FROM tax_request t
WHERE t.retired_at IS NULL
ORDER BY t.requested_on DESC, t.fid DESC;
