-- columns: kind text, name text, version_uuid text, source text, as_of date, document_no text, areas int, run text, partial bool, analysed_on date, analysed_by text
-- The layers that the workspace has of itself: line in force, three-old areas, registered parcels,
-- and the ground of approvals and supply together, where layers of both are registered. One that has
-- nothing left stays as long as something found on it stands.
SELECT 'control_line', v.version, v.uuid, v.source, v.valid_from, v.approval_no,
  (SELECT count(*) FROM control_line AS a WHERE a.control_line_version_uuid = v.uuid
    AND a.retired_at IS NULL),
  o.uuid, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM control_line_version AS v
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'control_line' AND n.control_line_version_uuid = v.uuid
    AND n.retired_at IS NULL)
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft'
  AND v.valid_from <= :on AND (v.valid_to IS NULL OR v.valid_to > :on)
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL
SELECT 'three_old', NULL, NULL, NULL, t.as_of, NULL, t.areas,
  o.uuid, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM (SELECT max(a.as_of) AS as_of, count(*) AS areas
  FROM three_old_area AS a WHERE a.retired_at IS NULL AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))) AS t
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'three_old' AND n.retired_at IS NULL)
WHERE t.areas > 0 OR EXISTS (SELECT 1 FROM overlay_result AS x WHERE x.overlay_run_uuid = o.uuid AND x.retired_at IS NULL)
UNION ALL
SELECT 'parcel', NULL, NULL, NULL, NULL, NULL, t.areas,
  o.uuid, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM (SELECT count(*) AS areas FROM parcel AS a WHERE a.retired_at IS NULL
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))) AS t
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'parcel' AND n.retired_at IS NULL)
WHERE t.areas > 0 AND EXISTS (SELECT 1 FROM survey_unit AS u WHERE u.retired_at IS NULL)
UNION ALL
SELECT 'legal', NULL, NULL, NULL, t.as_of, NULL, CASE WHEN t.kinds = 2 THEN t.areas ELSE 0 END,
  o.uuid, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM (SELECT max(k.as_of) AS as_of, count(*) AS areas, count(DISTINCT k.kind) AS kinds
  FROM reference_layer AS k JOIN reference_area AS a ON a.reference_layer_uuid = k.uuid
  WHERE k.retired_at IS NULL AND k.kind IN ('conversion_approval', 'supply_redline')
    AND (k.import_package_uuid IS NULL
      OR k.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
    AND a.retired_at IS NULL AND (a.import_package_uuid IS NULL
      OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))) AS t
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.layer_kind = 'legal' AND n.retired_at IS NULL)
WHERE t.kinds = 2 OR EXISTS (SELECT 1 FROM overlay_result AS x WHERE x.overlay_run_uuid = o.uuid AND x.retired_at IS NULL)
  AND 2 = (SELECT count(DISTINCT g.kind) FROM reference_layer AS g
    WHERE g.kind IN ('conversion_approval', 'supply_redline') AND g.retired_at IS NULL
      AND (g.import_package_uuid IS NULL
        OR g.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')));
