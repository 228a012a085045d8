-- columns: uuid text, what text
-- What of :units changed after their newest step: their own boundary or areas, which parcels they
-- hold, the boundary of one of these, that one counts no more, or that somebody tagged them anew.
-- A tag that the step itself wrote, or brought back, is no change.
WITH last AS (
  SELECT s.survey_unit_uuid AS uuid, max(l.seq) AS seq
  FROM survey_step AS s
  JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = 'survey_step' AND l.operation = 'insert'
  WHERE s.survey_unit_uuid IN (SELECT value FROM json_each(:units)) AND s.retired_at IS NULL
  GROUP BY s.survey_unit_uuid),
saved AS (
  SELECT s.survey_unit_uuid AS uuid, w.transaction_id
  FROM survey_step AS s
  CROSS JOIN lup_log AS w ON w.row_uuid = s.uuid AND w.table_name = 'survey_step'
  WHERE s.survey_unit_uuid IN (SELECT value FROM json_each(:units)))
SELECT n.uuid, 'CHANGED_UNIT' FROM last AS n
JOIN lup_log AS l ON l.row_uuid = n.uuid AND l.table_name = 'survey_unit' AND l.seq > n.seq
WHERE l.old_geom IS NOT NULL OR json_type(l.old_json, '$.area_m2') IS NOT NULL
  OR json_type(l.old_json, '$.low_efficiency_area_m2') IS NOT NULL
UNION SELECT n.uuid, 'CHANGED_MEMBERS' FROM last AS n
JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = n.uuid
JOIN lup_log AS l ON l.row_uuid = m.uuid AND l.table_name = 'survey_unit_parcel' AND l.seq > n.seq
UNION SELECT n.uuid, CASE WHEN p.retired_at IS NULL THEN 'CHANGED_PARCEL' ELSE 'PARCEL_RETIRED' END FROM last AS n
JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = n.uuid AND m.retired_at IS NULL
JOIN parcel AS p ON p.uuid = m.parcel_uuid
JOIN lup_log AS l ON l.row_uuid = p.uuid AND l.table_name = 'parcel' AND l.seq > n.seq
WHERE l.old_geom IS NOT NULL OR p.retired_at IS NOT NULL
UNION SELECT n.uuid, 'CHANGED_TAG' FROM last AS n
JOIN tag AS t ON t.survey_unit_uuid = n.uuid AND t.is_primary AND t.retired_at IS NULL
JOIN lup_log AS l ON l.change_id = t.change_id AND l.seq > n.seq
WHERE (n.uuid, l.transaction_id) NOT IN (SELECT uuid, transaction_id FROM saved)
ORDER BY 1, 2;
