-- columns: kind text, label text
-- Parcels that have or had the unit code :code; what an undone registration made is left out.
-- The index gives the code as it is, and those that are longer or in small letters: what alone may
-- be the same typed otherwise.
SELECT CASE WHEN p.retired_at IS NULL THEN 'current' ELSE 'history' END,
  coalesce(p.parcel_code, p.unit_code)
FROM parcel AS p
WHERE p.fid IN (
    SELECT e.fid FROM parcel AS e WHERE e.unit_code = :code
    UNION
    SELECT o.fid FROM parcel AS o
    WHERE o.unit_code > ''
      AND (length(o.unit_code) > length(:code) OR o.unit_code <> upper(o.unit_code))
      AND replace(replace(replace(upper(o.unit_code), ' ', ''), '-', ''), '_', '') = :code
  )
  AND NOT (p.retired_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM lineage AS l WHERE l.new_parcel_uuid = p.uuid AND l.kind = 'merge')
    AND NOT EXISTS (SELECT 1 FROM merge_case AS m WHERE m.new_parcel_uuid = p.uuid));
