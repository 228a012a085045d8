-- columns: survey_unit_uuid text, decided_by text
-- Everybody who proposed :units as low-efficiency land since they began, or a unit that went into one of
-- them and lies where it is; who proposed the unit itself last comes last. A unit that goes into another
-- one says so when it is retired, by the number that the other one has or had.
WITH RECURSIVE part (unit, uuid) AS (
  SELECT value, value FROM json_each(:units)
  UNION
  SELECT p.unit, o.uuid
  FROM part AS p
  CROSS JOIN survey_unit AS u ON u.uuid = p.uuid
  CROSS JOIN rtree_survey_unit_geom AS b ON b.id = u.fid
  CROSS JOIN rtree_survey_unit_geom AS r
    ON r.minx <= b.maxx AND r.maxx >= b.minx AND r.miny <= b.maxy AND r.maxy >= b.miny
  CROSS JOIN survey_unit AS o ON o.fid = r.id
  WHERE o.retired_at IS NOT NULL AND o.retired_reason LIKE '并入地块 %' AND o.uuid <> u.uuid
    AND (o.retired_reason = '并入地块 ' || u.unit_number OR EXISTS (
      SELECT 1 FROM lup_log AS l
      WHERE l.row_uuid = u.uuid AND l.table_name = 'survey_unit'
        AND o.retired_reason = '并入地块 ' || json_extract(l.old_json, '$.unit_number'))))
SELECT p.unit, t.decided_by
FROM part AS p
CROSS JOIN tag AS t ON t.survey_unit_uuid = p.uuid
WHERE t.is_primary AND t.state = 'tagged' AND t.retired_at IS NULL AND t.decided_by IS NOT NULL
GROUP BY p.unit, t.decided_by
ORDER BY max(t.fid * (p.uuid = p.unit)), max(t.fid);
