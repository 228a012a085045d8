-- columns: voucher_no text, district text, kind text, replaced_kind text, project_name text, paid_on date
-- Every voucher that counts, and what a reversal takes back.
SELECT p.voucher_no, p.district, p.kind, r.kind AS replaced_kind, j.name AS project_name, p.paid_on
FROM payment AS p
JOIN project AS j ON j.uuid = p.project_uuid
LEFT JOIN payment AS r ON r.uuid = p.replaces_payment_uuid
WHERE p.retired_at IS NULL
ORDER BY p.fid;
