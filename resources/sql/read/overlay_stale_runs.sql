-- columns: run text, layer_changed bool
-- Whether the layer of each newest run changed after it. Only the lines since then are looked at.
WITH newest AS (
  SELECT r.* FROM overlay_run AS r WHERE r.retired_at IS NULL
    AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
      AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)),
since AS (
  SELECT l.seq, l.table_name, l.row_uuid, l.change_id, l.operation, l.old_json, l.old_geom FROM lup_log AS l
  WHERE l.seq > (SELECT min(layer_seq) FROM newest)
    AND l.table_name IN ('reference_area', 'reference_layer', 'control_line', 'control_line_version',
      'three_old_area', 'parcel', 'import_package'))
SELECT r.uuid, CASE r.layer_kind
  WHEN 'reference' THEN
    EXISTS (SELECT 1 FROM since AS l JOIN reference_area AS a ON a.uuid = l.row_uuid
      WHERE l.seq > r.layer_seq AND l.table_name = 'reference_area'
        AND a.reference_layer_uuid = r.reference_layer_uuid)
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'reference_layer'
      AND l.row_uuid = r.reference_layer_uuid AND json_type(l.old_json, '$.kind') IS NOT NULL)
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'reference_area'
      AND l.row_uuid IS NULL AND l.change_id IN (SELECT a.change_id FROM reference_area AS a
        WHERE a.reference_layer_uuid = r.reference_layer_uuid))
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'import_package'
      AND json_extract(l.old_json, '$.state') = 'done' AND l.row_uuid IN (SELECT a.import_package_uuid
        FROM reference_area AS a WHERE a.reference_layer_uuid = r.reference_layer_uuid))
  WHEN 'control_line' THEN
    r.control_line_version_uuid IS NOT :version
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'control_line')
  WHEN 'three_old' THEN
    EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'three_old_area')
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'import_package'
      AND json_extract(l.old_json, '$.state') = 'done' AND l.row_uuid IN (SELECT a.import_package_uuid
        FROM three_old_area AS a))
  ELSE
    EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'parcel'
      AND (l.operation <> 'update' OR l.old_geom IS NOT NULL
        OR json_type(l.old_json, '$.retired_at') IS NOT NULL))
    OR EXISTS (SELECT 1 FROM since AS l WHERE l.seq > r.layer_seq AND l.table_name = 'import_package'
      AND json_extract(l.old_json, '$.state') = 'done')
  END
FROM newest AS r;
