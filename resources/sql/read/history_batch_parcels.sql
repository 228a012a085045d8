-- columns: parcel_uuid text
-- Parcels whose rows came with some batches. :changes is a list of change_id.
SELECT uuid FROM parcel WHERE change_id IN (SELECT value FROM json_each(:changes))
UNION SELECT parcel_uuid FROM assessment WHERE change_id IN (SELECT value FROM json_each(:changes))
UNION SELECT parcel_uuid FROM control_check WHERE change_id IN (SELECT value FROM json_each(:changes))
UNION SELECT m.parcel_uuid FROM tag t JOIN survey_unit_parcel m ON m.survey_unit_uuid = t.survey_unit_uuid
WHERE t.change_id IN (SELECT value FROM json_each(:changes))
LIMIT :most;
