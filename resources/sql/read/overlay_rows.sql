-- columns: uuid text, row_version int, parcel_uuid text, survey_unit_uuid text
-- The rows of a run of some parcels and units: of the list :subjects, or of all.
SELECT o.uuid, o.row_version, o.parcel_uuid, o.survey_unit_uuid
FROM overlay_result AS o
WHERE o.overlay_run_uuid = :run AND o.retired_at IS NULL
  AND (:subjects IS NULL
    OR coalesce(o.parcel_uuid, o.survey_unit_uuid) IN (SELECT value FROM json_each(:subjects)))
ORDER BY o.fid;
