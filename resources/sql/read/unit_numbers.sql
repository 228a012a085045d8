-- columns: unit_number text, uuid text
-- Numbers that begin with :prefix, those of retired units and those that only the log knows included: a
-- number is never given twice.
SELECT u.unit_number, u.uuid FROM survey_unit AS u
WHERE u.unit_number >= :prefix AND u.unit_number < :prefix || 'z'
UNION ALL SELECT json_extract(l.old_json, '$.unit_number'), l.row_uuid FROM lup_log AS l
WHERE l.table_name = 'survey_unit' AND instr(l.old_json, '"unit_number":"' || :prefix);
