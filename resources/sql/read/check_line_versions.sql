-- columns: uuid text, version text, valid_from date, valid_to date, example bool
SELECT p.uuid, p.version, p.valid_from, p.valid_to, p.example
FROM control_line_version p
JOIN standing_control_line s ON s.uuid = p.uuid
ORDER BY p.fid;
