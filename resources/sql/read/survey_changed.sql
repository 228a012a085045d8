-- columns: uuid text, what text
-- What of :units is otherwise now than at their newest step: their own boundary or areas, which parcels
-- they hold, the boundary of one of these, that one counts no more, or that somebody tagged them anew.
-- What was changed and put back is no change; nor is a tag that the step itself wrote, or brought back.
-- The first line of the log after the step that holds a value holds that of then.
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
  WHERE s.survey_unit_uuid IN (SELECT value FROM json_each(:units))),
outline AS (
  SELECT n.uuid, min(l.seq), l.old_geom AS wkb FROM last AS n
  CROSS JOIN lup_log AS l ON l.row_uuid = n.uuid AND l.table_name = 'survey_unit' AND l.seq > n.seq
  WHERE l.old_geom IS NOT NULL
  GROUP BY n.uuid),
area AS (
  SELECT n.uuid, min(l.seq), json_extract(l.old_json, '$.area_m2') AS m2 FROM last AS n
  CROSS JOIN lup_log AS l ON l.row_uuid = n.uuid AND l.table_name = 'survey_unit' AND l.seq > n.seq
  WHERE json_type(l.old_json, '$.area_m2') IS NOT NULL
  GROUP BY n.uuid),
low AS (
  SELECT n.uuid, min(l.seq), json_extract(l.old_json, '$.low_efficiency_area_m2') AS m2 FROM last AS n
  CROSS JOIN lup_log AS l ON l.row_uuid = n.uuid AND l.table_name = 'survey_unit' AND l.seq > n.seq
  WHERE json_type(l.old_json, '$.low_efficiency_area_m2') IS NOT NULL
  GROUP BY n.uuid),
member AS (
  SELECT n.uuid, m.parcel_uuid, m.retired_at IS NULL AS counts, m.area_m2,
    NOT EXISTS (SELECT 1 FROM lup_log AS l WHERE l.row_uuid = m.uuid AND l.table_name = 'survey_unit_parcel'
      AND l.seq > n.seq AND l.operation = 'insert') AND coalesce(
    (SELECT json_type(l.old_json, '$.retired_at') = 'null' FROM lup_log AS l
      WHERE l.row_uuid = m.uuid AND l.table_name = 'survey_unit_parcel' AND l.seq > n.seq
        AND json_type(l.old_json, '$.retired_at') IS NOT NULL ORDER BY l.seq LIMIT 1),
    m.retired_at IS NULL) AS counted,
    coalesce((SELECT json_extract(l.old_json, '$.area_m2') FROM lup_log AS l
      WHERE l.row_uuid = m.uuid AND l.table_name = 'survey_unit_parcel' AND l.seq > n.seq
        AND json_type(l.old_json, '$.area_m2') IS NOT NULL ORDER BY l.seq LIMIT 1), m.area_m2) AS area_then
  FROM last AS n
  CROSS JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = n.uuid),
held AS (SELECT uuid, parcel_uuid, round(area_then, 2) FROM member WHERE counted),
holds AS (SELECT uuid, parcel_uuid, round(area_m2, 2) FROM member WHERE counts),
ground AS (
  SELECT n.uuid, min(l.seq), l.old_geom AS wkb, p.fid FROM last AS n
  CROSS JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = n.uuid AND m.retired_at IS NULL
  CROSS JOIN parcel AS p ON p.uuid = m.parcel_uuid AND p.retired_at IS NULL
  CROSS JOIN lup_log AS l ON l.row_uuid = p.uuid AND l.table_name = 'parcel' AND l.seq > n.seq
  WHERE l.old_geom IS NOT NULL
  GROUP BY n.uuid, p.fid)
SELECT u.uuid, 'CHANGED_UNIT' FROM outline AS o
JOIN survey_unit AS u ON u.uuid = o.uuid WHERE o.wkb IS NOT substr(u.geom, 41)
UNION SELECT u.uuid, 'CHANGED_UNIT' FROM area AS a
JOIN survey_unit AS u ON u.uuid = a.uuid WHERE round(a.m2, 6) IS NOT round(u.area_m2, 6)
UNION SELECT u.uuid, 'CHANGED_UNIT' FROM low AS a
JOIN survey_unit AS u ON u.uuid = a.uuid WHERE round(a.m2, 6) IS NOT round(u.low_efficiency_area_m2, 6)
UNION SELECT uuid, 'CHANGED_MEMBERS' FROM (SELECT * FROM held EXCEPT SELECT * FROM holds)
UNION SELECT uuid, 'CHANGED_MEMBERS' FROM (SELECT * FROM holds EXCEPT SELECT * FROM held)
UNION SELECT g.uuid, 'CHANGED_PARCEL' FROM ground AS g
JOIN parcel AS p ON p.fid = g.fid WHERE g.wkb IS NOT substr(p.geom, 41)
UNION SELECT n.uuid, 'PARCEL_RETIRED' FROM last AS n
JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = n.uuid AND m.retired_at IS NULL
JOIN parcel AS p ON p.uuid = m.parcel_uuid AND p.retired_at IS NOT NULL
JOIN lup_log AS l ON l.row_uuid = p.uuid AND l.table_name = 'parcel' AND l.seq > n.seq
WHERE json_type(l.old_json, '$.retired_at') = 'null'
UNION SELECT n.uuid, 'CHANGED_TAG' FROM last AS n
JOIN tag AS t ON t.survey_unit_uuid = n.uuid AND t.is_primary AND t.retired_at IS NULL
JOIN lup_log AS l ON l.change_id = t.change_id AND l.seq > n.seq
WHERE (n.uuid, l.transaction_id) NOT IN (SELECT uuid, transaction_id FROM saved)
ORDER BY 1, 2;
