-- columns: subject text, is_unit bool, run text, layer_seq int, layer_key text, layer_kind text, reference_kind text, layer_name text, source text, as_of date, class_code text, class_name text, overlap_m2 real, share real, areas int, boundary_error bool, finding text, analysed_on date
-- Every overlap of the newest runs, of the parcels and units of the list :subjects or of all.
SELECT coalesce(o.parcel_uuid, o.survey_unit_uuid), o.parcel_uuid IS NULL, r.uuid, r.layer_seq,
  CASE r.layer_kind WHEN 'reference' THEN 'reference:' || r.reference_layer_uuid ELSE r.layer_kind END,
  r.layer_kind, k.kind, r.layer_name, r.source, r.as_of, o.class_code, o.class_name, o.overlap_m2,
  o.share, o.areas, o.boundary_error, o.finding, r.analysed_on
FROM overlay_run AS r
CROSS JOIN overlay_result AS o ON o.overlay_run_uuid = r.uuid AND o.retired_at IS NULL
LEFT JOIN reference_layer AS k ON k.uuid = r.reference_layer_uuid
WHERE r.retired_at IS NULL AND o.share > 0
  AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
    AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)
  AND (r.reference_layer_uuid IS NULL OR k.retired_at IS NULL AND (k.import_package_uuid IS NULL
    OR k.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
  AND (r.layer_kind <> 'legal' OR 2 = (SELECT count(DISTINCT g.kind) FROM reference_layer AS g
    WHERE g.kind IN ('conversion_approval', 'supply_redline') AND g.retired_at IS NULL
      AND (g.import_package_uuid IS NULL
        OR g.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))))
  AND (:subjects IS NULL
    OR coalesce(o.parcel_uuid, o.survey_unit_uuid) IN (SELECT value FROM json_each(:subjects)))
ORDER BY o.parcel_uuid IS NULL, r.fid, o.fid;
