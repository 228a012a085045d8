-- columns: subject text, run text
-- Of the parcels and units of the list :subjects those that stand as a standing run saw them, although
-- they were changed after it: the oldest log line since that names a value says what it was.
WITH subject AS MATERIALIZED (
  SELECT p.uuid, 'parcel' AS table_name, p.retired_at, p.district, p.plane_area_m2 AS area_m2,
    substr(p.geom, 41) AS shape, p.row_version,
    coalesce((SELECT l.seq FROM import_package AS k JOIN lup_log AS l ON l.change_id = k.change_id
      WHERE k.uuid = p.import_package_uuid), 0) AS brought_seq, p.change_id
  FROM parcel AS p WHERE p.uuid IN (SELECT value FROM json_each(:subjects))
  UNION ALL
  SELECT u.uuid, 'survey_unit', u.retired_at, u.district, u.area_m2, substr(u.geom, 41), u.row_version, 0,
    u.change_id
  FROM survey_unit AS u WHERE u.uuid IN (SELECT value FROM json_each(:subjects))),
came AS MATERIALIZED (
  SELECT s.uuid, max(s.brought_seq, coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id =
    CASE WHEN s.row_version = 1 THEN s.change_id ELSE (SELECT json_extract(f.old_json, '$.change_id')
      FROM lup_log AS f WHERE f.row_uuid = s.uuid AND f.table_name = s.table_name AND f.base_version = 1)
    END), 0)) AS seq
  FROM subject AS s),
change AS MATERIALIZED (
  SELECT s.uuid, l.seq, k.key AS name, k.value IS NOT CASE k.key WHEN 'retired_at' THEN s.retired_at
    WHEN 'district' THEN s.district ELSE s.area_m2 END AS is_other
  FROM subject AS s
  CROSS JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = s.table_name AND l.operation = 'update'
  CROSS JOIN json_each(l.old_json) AS k
  WHERE k.key IN ('retired_at', 'district', CASE s.table_name WHEN 'parcel' THEN 'plane_area_m2' ELSE 'area_m2' END)
  UNION ALL
  SELECT s.uuid, l.seq, 'geom', l.old_geom IS NOT s.shape
  FROM subject AS s
  CROSS JOIN lup_log AS l ON l.row_uuid = s.uuid AND l.table_name = s.table_name AND l.operation = 'update'
  WHERE l.old_geom IS NOT NULL)
SELECT c.uuid, r.uuid
FROM came AS c
CROSS JOIN standing_overlay_run AS r
WHERE c.seq <= r.layer_seq
  AND EXISTS (SELECT 1 FROM change AS n WHERE n.uuid = c.uuid AND n.seq > r.layer_seq)
  AND NOT EXISTS (SELECT 1 FROM change AS n WHERE n.uuid = c.uuid AND n.seq > r.layer_seq AND n.is_other
    AND NOT EXISTS (SELECT 1 FROM change AS f WHERE f.uuid = n.uuid AND f.name = n.name
      AND f.seq > r.layer_seq AND f.seq < n.seq));
