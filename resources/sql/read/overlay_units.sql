-- columns: uuid text, row_version int, area_m2 real, area_epsg int, changed_seq int, district text, geom wkb
-- The log line since which each stands as it does: its shape, area and district, and that it counts at all.
-- A batch has no line of its own for a row; the package or the row's only change says when it came.
SELECT p.uuid, p.row_version, p.area_m2, p.area_epsg,
  max(
    coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'survey_unit'
      AND (l.operation = 'insert' OR l.old_geom IS NOT NULL
        OR json_type(l.old_json, '$.retired_at') IS NOT NULL
        OR json_type(l.old_json, '$.district') IS NOT NULL
        OR json_type(l.old_json, '$.area_m2') IS NOT NULL)), 0),
    CASE WHEN p.row_version = 1
      THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END),
  p.district, substr(p.geom, 41)
FROM survey_unit AS p
WHERE p.retired_at IS NULL AND p.geom IS NOT NULL
ORDER BY p.fid;
