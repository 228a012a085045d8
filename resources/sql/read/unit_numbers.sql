-- columns: unit_number text, uuid text
-- Numbers that begin with :prefix, those of retired units included: a number is never given twice.
SELECT u.unit_number, u.uuid FROM survey_unit AS u
WHERE u.unit_number >= :prefix AND u.unit_number < :prefix || 'z';
