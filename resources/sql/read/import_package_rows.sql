-- columns: uuid text
SELECT uuid FROM parcel WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM right_holder WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM parcel_holder WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM enterprise WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM enterprise_year WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM parcel_enterprise WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM control_line_version WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM control_line WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM reference_layer WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM reference_area WHERE import_package_uuid = :package
UNION ALL SELECT uuid FROM three_old_area WHERE import_package_uuid = :package;
