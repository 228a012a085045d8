-- columns: district text, amount_fen int, city_share_fen int
SELECT s.district, s.amount_fen, s.city_share_fen
FROM subsidy_share AS s
WHERE s.subsidy_case_uuid = :case AND s.retired_at IS NULL
ORDER BY s.district;
