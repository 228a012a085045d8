-- columns: uuid text, unit_number text, uses int
-- The numbers of :units, and how many current units carry each.
SELECT u.uuid, u.unit_number,
  (SELECT count(*) FROM survey_unit AS o WHERE o.unit_number = u.unit_number AND o.retired_at IS NULL)
FROM survey_unit AS u
WHERE u.uuid IN (SELECT value FROM json_each(:units)) AND u.retired_at IS NULL AND u.unit_number IS NOT NULL
ORDER BY u.fid;
