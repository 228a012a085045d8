-- columns: uuid text, version text, valid_from date, valid_to date, example bool
SELECT uuid, version, valid_from, valid_to, example
FROM shown_control_line_version
ORDER BY valid_from, fid;
