-- columns: subject text, is_unit bool, run text, layer_kind text, reference_layer_uuid text, reference_kind text, priority int, layer_name text, source text, as_of date, analysed_on date, partial bool, class_code text, class_name text, share real, overlap_m2 real, area_m2 real, boundary_error bool, finding text, subject_changed bool, subject_new bool
-- Everything that the newest runs say of the parcels of the list :parcels and the units of the list
-- :units, one row a layer at least.
WITH newest AS (
  SELECT r.*, k.kind AS reference_kind, k.priority AS priority FROM overlay_run AS r
  LEFT JOIN reference_layer AS k ON k.uuid = r.reference_layer_uuid
  WHERE r.retired_at IS NULL
    AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
      AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)
    AND (r.reference_layer_uuid IS NULL OR k.retired_at IS NULL AND (k.import_package_uuid IS NULL
      OR k.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
    AND (r.layer_kind <> 'legal' OR 2 = (SELECT count(DISTINCT g.kind) FROM reference_layer AS g
      WHERE g.kind IN ('conversion_approval', 'supply_redline') AND g.retired_at IS NULL
        AND (g.import_package_uuid IS NULL
          OR g.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))))),
subject AS (
  SELECT p.uuid, 0 AS is_unit, p.plane_area_m2 AS area_m2, p.row_version, max(
      coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'parcel'
        AND (l.operation = 'insert' OR l.old_geom IS NOT NULL
          OR json_type(l.old_json, '$.retired_at') IS NOT NULL
          OR json_type(l.old_json, '$.district') IS NOT NULL
          OR json_type(l.old_json, '$.plane_area_m2') IS NOT NULL)), 0),
      CASE WHEN p.row_version = 1
        THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END,
      coalesce((SELECT l.seq FROM import_package AS k JOIN lup_log AS l ON l.change_id = k.change_id
        WHERE k.uuid = p.import_package_uuid), 0)) AS changed_seq,
    max(
      coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'parcel'
        AND (l.operation = 'insert' OR json_type(l.old_json, '$.retired_at') IS NOT NULL)), 0),
      CASE WHEN p.row_version = 1
        THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END,
      coalesce((SELECT l.seq FROM import_package AS k JOIN lup_log AS l ON l.change_id = k.change_id
        WHERE k.uuid = p.import_package_uuid), 0)) AS come_seq
  FROM parcel AS p WHERE p.uuid IN (SELECT value FROM json_each(:parcels))
  UNION ALL
  SELECT p.uuid, 1, p.area_m2, p.row_version, max(
      coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'survey_unit'
        AND (l.operation = 'insert' OR l.old_geom IS NOT NULL
          OR json_type(l.old_json, '$.retired_at') IS NOT NULL
          OR json_type(l.old_json, '$.district') IS NOT NULL
          OR json_type(l.old_json, '$.area_m2') IS NOT NULL)), 0),
      CASE WHEN p.row_version = 1
        THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END),
    max(
      coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'survey_unit'
        AND (l.operation = 'insert' OR json_type(l.old_json, '$.retired_at') IS NOT NULL)), 0),
      CASE WHEN p.row_version = 1
        THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END)
  FROM survey_unit AS p WHERE p.uuid IN (SELECT value FROM json_each(:units)))
SELECT s.uuid, s.is_unit, r.uuid, r.layer_kind, r.reference_layer_uuid, r.reference_kind, r.priority,
  r.layer_name, r.source, r.as_of, r.analysed_on, r.parcels IS NULL, o.class_code, o.class_name,
  o.share, o.overlap_m2, s.area_m2, o.boundary_error, o.finding, s.changed_seq > r.layer_seq,
  s.come_seq > r.layer_seq
FROM subject AS s
CROSS JOIN newest AS r
LEFT JOIN overlay_result AS o ON +o.overlay_run_uuid = r.uuid AND o.retired_at IS NULL
  AND (o.parcel_uuid = s.uuid OR o.survey_unit_uuid = s.uuid)
WHERE r.layer_kind <> 'parcel' OR s.is_unit
ORDER BY s.is_unit, s.uuid, r.fid, o.fid;
