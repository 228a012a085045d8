-- columns: case_uuid text, district text, amount_fen int
SELECT s.subsidy_case_uuid, s.district, s.amount_fen
FROM subsidy_share AS s
WHERE s.retired_at IS NULL
ORDER BY s.fid;
