-- columns: parcel_uuid text
-- Of the given parcels, those without a check whose line is still what it was.
SELECT g.value FROM json_each(:uuids) g
WHERE NOT EXISTS (SELECT 1 FROM line_holding_check c WHERE c.parcel_uuid = g.value)
ORDER BY g.value;
