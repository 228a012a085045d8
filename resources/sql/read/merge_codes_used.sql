-- columns: kind text, label text
-- Where the code :code stands already: with a parcel, also one that counts no more (an old code is
-- never given again), or as the new code of another merge than :but.
SELECT CASE WHEN p.retired_at IS NULL THEN 'current' ELSE 'history' END, p.parcel_code
FROM parcel AS p WHERE p.parcel_code = :code
UNION ALL
SELECT 'case', c.case_no FROM merge_case AS c
WHERE c.new_parcel_code = :code AND c.uuid <> :but AND c.state IN ('registered', 'revoked');
