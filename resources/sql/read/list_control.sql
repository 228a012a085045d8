-- columns: parcel_uuid text, inside_m2 real, outside_m2 real
SELECT c.parcel_uuid, c.inside_m2, c.outside_m2
FROM valid_control_check c
ORDER BY c.fid;
