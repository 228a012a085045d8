-- columns: class_name text, results int, overlap_m2 real
-- What a run found by class: how many rows, and the area of the parcels alone, or where :of_units is
-- set of the units alone. The class :whole lies on ground that the others count already.
SELECT coalesce(o.class_name, ''), count(*),
  sum(CASE WHEN (o.parcel_uuid IS NULL) = :of_units AND o.class_code IS NOT :whole
    THEN o.overlap_m2 END)
FROM overlay_result AS o
WHERE o.overlay_run_uuid = :run AND o.retired_at IS NULL
GROUP BY 1
ORDER BY 1;
