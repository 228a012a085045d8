-- columns: uuid text, row_version int, name text, kind text, source text, as_of date, crs text, document_no text, district text, priority int, message text, registered_by text, since text, areas int, run text, partial bool, analysed_on date, analysed_by text
-- The current reference layers with their newest analysis.
SELECT r.uuid, r.row_version, r.name, r.kind, r.source, r.as_of, r.crs, r.document_no, r.district,
  r.priority, r.message, r.registered_by,
  (SELECT l.at_utc FROM lup_log AS l WHERE l.row_uuid = coalesce(r.import_package_uuid, r.uuid)
    ORDER BY l.seq LIMIT 1),
  (SELECT count(*) FROM reference_area AS a WHERE a.reference_layer_uuid = r.uuid
    AND a.retired_at IS NULL AND (a.import_package_uuid IS NULL
      OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
  o.uuid, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM reference_layer AS r
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.reference_layer_uuid = r.uuid AND n.retired_at IS NULL)
WHERE r.retired_at IS NULL AND (r.import_package_uuid IS NULL
  OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY r.priority IS NULL, r.priority, r.fid;
