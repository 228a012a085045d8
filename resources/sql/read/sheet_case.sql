-- columns: calculated_rules text
-- The whole text of the pack that a calculation was made with.
SELECT r.content
FROM subsidy_case c
JOIN rule_set r ON r.uuid = c.rule_set_uuid
WHERE c.uuid = :case;
