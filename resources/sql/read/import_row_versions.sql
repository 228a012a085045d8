-- columns: uuid text, row_version int
SELECT uuid, row_version FROM parcel WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM right_holder WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM parcel_holder WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM enterprise WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM enterprise_year WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM parcel_enterprise WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM control_line_version WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM control_line WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM reference_layer WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM reference_area WHERE uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT uuid, row_version FROM three_old_area WHERE uuid IN (SELECT value FROM json_each(:uuids));
