-- columns: change_id text, uuid text
-- Rows that came with batches of a person's decision, also those that were changed since: the first
-- own line of such a row replaced the change_id of its batch. :batches is a list of
-- [table, change_id].
WITH given AS (SELECT json_extract(value, '$[0]') AS t, json_extract(value, '$[1]') AS c FROM json_each(:batches))
SELECT r.change_id, r.uuid FROM survey_unit AS r WHERE r.change_id IN (SELECT c FROM given WHERE t = 'survey_unit')
UNION ALL SELECT r.change_id, r.uuid FROM survey_unit_parcel AS r
WHERE r.change_id IN (SELECT c FROM given WHERE t = 'survey_unit_parcel')
UNION ALL SELECT r.change_id, r.uuid FROM tag AS r WHERE r.change_id IN (SELECT c FROM given WHERE t = 'tag')
UNION ALL SELECT r.change_id, r.uuid FROM tag_basis AS r WHERE r.change_id IN (SELECT c FROM given WHERE t = 'tag_basis')
UNION ALL SELECT r.change_id, r.uuid FROM legacy_land AS r WHERE r.change_id IN (SELECT c FROM given WHERE t = 'legacy_land')
UNION ALL SELECT g.c, l.row_uuid FROM lup_log AS l
JOIN given AS g ON g.t = l.table_name AND g.c = json_extract(l.old_json, '$.change_id')
WHERE l.seq > :after AND l.operation = 'update' AND l.base_version = 1;
