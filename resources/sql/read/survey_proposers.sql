-- columns: survey_unit_uuid text, decided_by text
-- Everybody who proposed :units as low-efficiency land since they began, who did so last comes last.
SELECT t.survey_unit_uuid, t.decided_by
FROM tag AS t
WHERE t.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND t.is_primary AND t.state = 'tagged'
  AND t.retired_at IS NULL AND t.decided_by IS NOT NULL
GROUP BY t.survey_unit_uuid, t.decided_by
ORDER BY max(t.fid);
