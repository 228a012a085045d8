-- columns: uuid text, survey_unit_uuid text, state text, low_efficiency_kind text, is_primary bool, batch text, decided_on text, decided_by text, opinion text, document_no text, example bool, primary_tag_uuid text
-- The decision that holds of survey units: the newest primary tag and the secondary ones of it.
WITH newest AS (SELECT t.* FROM json_each(:uuids) AS c CROSS JOIN tag AS t
  ON t.fid = (SELECT max(n.fid) FROM tag AS n
    WHERE n.survey_unit_uuid = c.value AND n.is_primary AND n.retired_at IS NULL))
SELECT n.uuid, n.survey_unit_uuid, n.state, n.low_efficiency_kind, n.is_primary, n.batch,
  n.decided_on, n.decided_by, n.opinion, n.document_no, n.example, n.primary_tag_uuid
FROM newest AS n
UNION ALL
SELECT s.uuid, s.survey_unit_uuid, s.state, s.low_efficiency_kind, s.is_primary, s.batch,
  s.decided_on, s.decided_by, s.opinion, s.document_no, s.example, s.primary_tag_uuid
FROM newest AS n
JOIN tag AS s ON s.survey_unit_uuid = n.survey_unit_uuid AND s.primary_tag_uuid = n.uuid
  AND s.retired_at IS NULL;
