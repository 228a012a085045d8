-- columns: unit_number text, uuid text, unit_name text
-- Survey units that have or had a number, retired ones and what only the log knows included. :wanted is a
-- list of [number, uuid of the unit that is to get it]; what these themselves had is theirs.
WITH wanted AS (SELECT json_extract(value, '$[0]') AS number, json_extract(value, '$[1]') AS uuid FROM json_each(:wanted))
SELECT w.number, u.uuid, u.unit_name FROM wanted AS w
CROSS JOIN survey_unit AS u ON u.unit_number = w.number
WHERE u.uuid NOT IN (SELECT uuid FROM wanted)
UNION SELECT w.number, u.uuid, u.unit_name FROM lup_log AS l
CROSS JOIN wanted AS w ON w.number = json_extract(l.old_json, '$.unit_number')
CROSS JOIN survey_unit AS u ON u.uuid = l.row_uuid
WHERE l.table_name = 'survey_unit' AND instr(l.old_json, '"unit_number":"') AND u.uuid NOT IN (SELECT uuid FROM wanted);
