-- columns: uuid text
-- Every current survey unit.
SELECT u.uuid FROM survey_unit AS u WHERE u.retired_at IS NULL ORDER BY u.fid;
