-- columns: uuid text
-- The current units in which parcels of the list lie.
SELECT DISTINCT m.survey_unit_uuid FROM survey_unit_parcel AS m
JOIN survey_unit AS u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
WHERE m.retired_at IS NULL AND m.parcel_uuid IN (SELECT value FROM json_each(:parcels));
