-- columns: parcel_uuid text
-- Parcels whose rows came with some batches. :changes is a list of change_id.
SELECT uuid FROM parcel WHERE change_id IN (SELECT value FROM json_each(:changes))
UNION SELECT parcel_uuid FROM assessment WHERE change_id IN (SELECT value FROM json_each(:changes))
UNION SELECT parcel_uuid FROM control_check WHERE change_id IN (SELECT value FROM json_each(:changes))
LIMIT :most;
