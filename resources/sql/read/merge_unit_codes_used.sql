-- columns: kind text, label text
-- Parcels that have or had the unit code :code; what an undone registration made is left out.
SELECT CASE WHEN p.retired_at IS NULL THEN 'current' ELSE 'history' END,
  coalesce(p.parcel_code, p.unit_code)
FROM parcel AS p
WHERE replace(replace(replace(upper(p.unit_code), ' ', ''), '-', ''), '_', '') = :code
  AND NOT (p.retired_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM lineage AS l WHERE l.new_parcel_uuid = p.uuid AND l.kind = 'merge')
    AND NOT EXISTS (SELECT 1 FROM merge_case AS m WHERE m.new_parcel_uuid = p.uuid));
