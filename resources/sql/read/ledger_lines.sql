-- columns: uuid text, project_uuid text, kind text, district text, paid_on date, voucher_no text, amount_fen int, fund text, receiver text, reason text, entered_by text, city_due_fen int, replaces_payment_uuid text
-- The payments of one project, or of all, in the order in which they were entered.
SELECT p.uuid, p.project_uuid, p.kind, p.district, p.paid_on, p.voucher_no, p.amount_fen, p.fund, p.receiver, p.reason,
       p.entered_by, p.city_due_fen, p.replaces_payment_uuid
FROM payment AS p
WHERE p.retired_at IS NULL AND (:project IS NULL OR p.project_uuid = :project)
ORDER BY p.fid;
