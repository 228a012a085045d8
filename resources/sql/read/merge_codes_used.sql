-- columns: kind text, label text
-- Where the code :code stands already, in whatever way it was typed: with a parcel, also one that
-- counts no more (an old code is never given again), or as the new code of another merge than :but.
-- What an undone registration made was never registered: its code is free again.
-- The index gives the code as it is, and those that are longer or in small letters: what alone may
-- be the same typed otherwise.
SELECT CASE WHEN p.retired_at IS NULL THEN 'current' ELSE 'history' END, p.parcel_code
FROM parcel AS p
WHERE p.fid IN (
    SELECT e.fid FROM parcel AS e WHERE e.parcel_code = :code
    UNION
    SELECT o.fid FROM parcel AS o
    WHERE o.parcel_code > ''
      AND (length(o.parcel_code) > length(:code) OR o.parcel_code <> upper(o.parcel_code))
      AND replace(replace(replace(upper(o.parcel_code), ' ', ''), '-', ''), '_', '') = :code
  )
  AND NOT (p.retired_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM lineage AS l WHERE l.new_parcel_uuid = p.uuid AND l.kind = 'merge')
    AND NOT EXISTS (SELECT 1 FROM merge_case AS m WHERE m.new_parcel_uuid = p.uuid))
UNION ALL
SELECT 'case', c.case_no FROM merge_case AS c
WHERE c.new_parcel_code = :code AND c.uuid <> :but AND c.state IN ('registered', 'revoked');
