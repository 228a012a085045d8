-- columns: parcel_uuid text, inside_m2 real, outside_m2 real, control_line_version_uuid text
SELECT c.parcel_uuid, c.inside_m2, c.outside_m2, c.control_line_version_uuid
FROM valid_control_check c
ORDER BY c.fid;
