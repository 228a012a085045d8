-- columns: run text, layer_changed bool
-- Whether the layer of each newest run, and of those of the list :also, changed after it. Only the lines of the log since then are
-- looked at. Areas of an import are seen when its package ends.
WITH newest AS (
  SELECT r.* FROM overlay_run AS r WHERE r.retired_at IS NULL
    AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
      AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)
  UNION SELECT r.* FROM overlay_run AS r WHERE r.uuid IN (SELECT value FROM json_each(:also))),
since AS MATERIALIZED (
  SELECT l.seq, l.table_name, l.row_uuid, l.change_id, l.operation,
    json_type(l.old_json, '$.kind') IS NOT NULL AS kind_changed,
    json_extract(l.old_json, '$.kind') AS old_kind,
    json_type(l.old_json, '$.district') IS NOT NULL AS district_changed,
    json_type(l.old_json, '$.retired_at') IS NOT NULL AS comes_or_goes,
    json_type(l.old_json, '$.state') IS NOT NULL AS ended, l.old_geom IS NOT NULL AS moved
  FROM lup_log AS l
  WHERE l.seq > (SELECT min(layer_seq) FROM newest)
    AND l.table_name IN ('reference_area', 'reference_layer', 'control_line', 'control_line_version',
      'three_old_area', 'parcel', 'import_package')),
areas AS MATERIALIZED (
  SELECT a.reference_layer_uuid AS layer, max(l.seq) AS seq FROM since AS l
    CROSS JOIN reference_area AS a ON a.uuid = l.row_uuid WHERE l.table_name = 'reference_area'
    GROUP BY 1
  UNION ALL
  SELECT a.reference_layer_uuid, max(l.seq) FROM reference_area AS a
    JOIN since AS l ON l.table_name = 'reference_area' AND l.row_uuid IS NULL
      AND l.change_id = a.change_id
    WHERE EXISTS (SELECT 1 FROM since WHERE table_name = 'reference_area' AND row_uuid IS NULL)
    GROUP BY 1
  UNION ALL
  SELECT a.reference_layer_uuid, max(l.seq) FROM reference_area AS a
    JOIN since AS l ON l.table_name = 'import_package' AND l.ended
      AND l.row_uuid = a.import_package_uuid
    WHERE EXISTS (SELECT 1 FROM since WHERE table_name = 'import_package' AND ended)
    GROUP BY 1
  UNION ALL
  SELECT l.row_uuid, l.seq FROM since AS l WHERE l.table_name = 'reference_layer' AND l.kind_changed),
-- What was changed and put back changed nothing: the oldest line since the run says what was.
lots AS MATERIALIZED (
  SELECT r.uuid AS run, EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq
    AND (l.table_name = 'parcel' AND (l.operation <> 'update'
        OR (l.moved OR l.comes_or_goes) AND EXISTS (SELECT 1 FROM parcel AS p WHERE p.uuid = l.row_uuid
          AND (coalesce((SELECT f.old_geom FROM lup_log AS f WHERE f.row_uuid = p.uuid
                AND f.table_name = 'parcel' AND f.old_geom IS NOT NULL AND f.seq > r.layer_seq
                ORDER BY f.seq LIMIT 1) <> coalesce(substr(p.geom, 41), x''), 0)
            OR (SELECT json_extract(f.old_json, '$.retired_at') IS NULL FROM lup_log AS f
              WHERE f.row_uuid = p.uuid AND f.table_name = 'parcel' AND f.seq > r.layer_seq
                AND json_type(f.old_json, '$.retired_at') IS NOT NULL
              ORDER BY f.seq LIMIT 1) <> (p.retired_at IS NULL))))
      OR l.table_name = 'import_package' AND l.ended
        AND l.row_uuid IN (SELECT p.import_package_uuid FROM parcel AS p))) AS changed
  FROM newest AS r WHERE r.layer_kind = 'parcel'),
old AS MATERIALIZED (
  SELECT max(l.seq) AS seq FROM since AS l WHERE l.table_name = 'three_old_area'
    OR l.table_name = 'import_package' AND l.ended
      AND l.row_uuid IN (SELECT t.import_package_uuid FROM three_old_area AS t)),
line AS MATERIALIZED (
  SELECT max(l.seq) AS seq FROM since AS l
  WHERE l.table_name = 'control_line' AND (l.row_uuid IS NULL AND l.change_id IN
        (SELECT c.change_id FROM control_line AS c WHERE c.control_line_version_uuid = :version)
      OR l.row_uuid IN (SELECT c.uuid FROM control_line AS c WHERE c.control_line_version_uuid = :version))
    OR l.table_name = 'import_package' AND l.ended AND l.row_uuid IN
      (SELECT c.import_package_uuid FROM control_line AS c WHERE c.control_line_version_uuid = :version)),
ground AS MATERIALIZED (
  SELECT max(seq) AS seq FROM (
    SELECT max(a.seq) AS seq FROM areas AS a JOIN reference_layer AS k ON k.uuid = a.layer
      AND k.kind IN ('conversion_approval', 'supply_redline')
    UNION ALL
    SELECT max(l.seq) FROM since AS l LEFT JOIN reference_layer AS k ON k.uuid = l.row_uuid
    WHERE l.table_name = 'reference_layer'
      AND (l.operation <> 'update' OR l.kind_changed OR l.district_changed OR l.comes_or_goes)
      AND (k.kind IN ('conversion_approval', 'supply_redline')
        OR l.old_kind IN ('conversion_approval', 'supply_redline'))))
SELECT r.uuid, CASE r.layer_kind
  WHEN 'reference' THEN EXISTS (SELECT 1 FROM areas AS a
    WHERE a.layer = r.reference_layer_uuid AND a.seq > r.layer_seq)
  WHEN 'control_line' THEN r.control_line_version_uuid IS NOT :version
    OR coalesce((SELECT seq FROM line), 0) > r.layer_seq
  WHEN 'three_old' THEN coalesce((SELECT seq FROM old), 0) > r.layer_seq
  WHEN 'legal' THEN coalesce((SELECT seq FROM ground), 0) > r.layer_seq
  ELSE (SELECT t.changed FROM lots AS t WHERE t.run = r.uuid)
  END
FROM newest AS r;
