-- columns: kind text, name text, version_uuid text, source text, as_of date, document_no text, areas int, layer_seq int, run_seq int, partial bool, analysed_on date, analysed_by text
-- The layers that the workspace has of itself: line in force, three-old areas and registered parcels.
SELECT 'control_line', v.version, v.uuid, v.source, v.valid_from, v.approval_no,
  (SELECT count(*) FROM control_line AS a WHERE a.control_line_version_uuid = v.uuid
    AND a.retired_at IS NULL),
  (SELECT max(l.seq) FROM lup_log AS l WHERE l.change_id IN
    (SELECT a.change_id FROM control_line AS a WHERE a.control_line_version_uuid = v.uuid)),
  o.layer_seq, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM control_line_version AS v
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'control_line' AND n.control_line_version_uuid = v.uuid
    AND n.retired_at IS NULL)
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft'
  AND v.valid_from <= :on AND (v.valid_to IS NULL OR v.valid_to > :on)
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT 'three_old', NULL, NULL, NULL, t.as_of, NULL, t.areas, t.seq,
  o.layer_seq, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM (SELECT max(a.as_of) AS as_of, count(*) AS areas,
    (SELECT max(l.seq) FROM lup_log AS l
      WHERE l.change_id IN (SELECT c.change_id FROM three_old_area AS c)) AS seq
  FROM three_old_area AS a WHERE a.retired_at IS NULL AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))) AS t
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'three_old' AND n.retired_at IS NULL)
WHERE t.areas > 0
UNION ALL
SELECT 'parcel', NULL, NULL, NULL, NULL, NULL, t.areas,
  (SELECT max(l.seq) FROM lup_log AS l WHERE l.seq > o.layer_seq
    AND (l.table_name = 'parcel' AND (l.operation <> 'update' OR l.old_geom IS NOT NULL
        OR json_type(l.old_json, '$.retired_at') IS NOT NULL)
      OR l.table_name = 'import_package' AND json_extract(l.old_json, '$.state') = 'done')),
  o.layer_seq, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM (SELECT count(*) AS areas FROM parcel AS a WHERE a.retired_at IS NULL
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))) AS t
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'parcel' AND n.retired_at IS NULL)
WHERE t.areas > 0;
