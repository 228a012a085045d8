-- columns: uuid text, rule_set_id text, title text, valid_from date, valid_to date, content text
-- Of the standards that a day lies in the validity of, the one that began last; of two the later.
SELECT r.uuid, r.rule_set_id, r.title, r.valid_from, r.valid_to, r.content
FROM rule_set r
WHERE r.retired_at IS NULL AND r.kind = 'identification' AND r.state = 'adopted'
  AND r.valid_from <= :on AND (r.valid_to IS NULL OR r.valid_to >= :on)
ORDER BY r.valid_from DESC, r.fid DESC
LIMIT 1;
