-- columns: district text, areas int, as_of date
-- How many three-old areas there are by district, and of which day the newest is.
SELECT t.district, count(*), max(t.as_of)
FROM three_old_area AS t
WHERE t.retired_at IS NULL
  AND (t.import_package_uuid IS NULL
    OR t.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
GROUP BY t.district;
