-- columns: uuid text, rule_set_id text, content text
-- The sets of some results, also those that count no more: what a tag rests on stays what it was.
SELECT r.uuid, r.rule_set_id, r.content
FROM rule_set AS r
WHERE r.uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY r.fid;
