-- columns: uuid text, unit_name text, retired bool
-- Survey units other than :but that have or had a number.
SELECT u.uuid, u.unit_name, u.retired_at IS NOT NULL FROM survey_unit AS u
WHERE u.unit_number = :number AND u.uuid <> :but;
