-- columns: subject text
-- What a run over chosen parcels and units has looked at: each has a row, one of 0 m² if nothing else.
SELECT DISTINCT coalesce(o.parcel_uuid, o.survey_unit_uuid)
FROM overlay_result AS o
WHERE o.overlay_run_uuid = :run AND o.retired_at IS NULL;
