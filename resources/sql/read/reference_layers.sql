-- columns: uuid text, row_version int, name text, kind text, source text, as_of date, crs text, document_no text, district text, priority int, message text, registered_by text, since text, areas int, layer_seq int, run_seq int, partial bool, analysed_on date, analysed_by text
-- The current reference layers with their newest analysis. A row of an area holds the change that
-- wrote it last: the newest of them says when the layer changed.
SELECT r.uuid, r.row_version, r.name, r.kind, r.source, r.as_of, r.crs, r.document_no, r.district,
  r.priority, r.message, r.registered_by,
  (SELECT l.at_utc FROM lup_log AS l WHERE l.row_uuid = coalesce(r.import_package_uuid, r.uuid)
    ORDER BY l.seq LIMIT 1),
  (SELECT count(*) FROM reference_area AS a WHERE a.reference_layer_uuid = r.uuid
    AND a.retired_at IS NULL AND (a.import_package_uuid IS NULL
      OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
  (SELECT max(l.seq) FROM lup_log AS l WHERE l.change_id IN
    (SELECT a.change_id FROM reference_area AS a WHERE a.reference_layer_uuid = r.uuid
     UNION SELECT k.change_id FROM import_package AS k WHERE k.uuid IN
       (SELECT a.import_package_uuid FROM reference_area AS a WHERE a.reference_layer_uuid = r.uuid)
       AND k.state <> 'done')),
  o.layer_seq, o.uuid IS NOT NULL AND o.parcels IS NULL, o.analysed_on, o.analysed_by
FROM reference_layer AS r
LEFT JOIN overlay_run AS o ON o.fid = (SELECT max(n.fid) FROM overlay_run AS n
  WHERE n.reference_layer_uuid = r.uuid AND n.retired_at IS NULL)
WHERE r.retired_at IS NULL AND (r.import_package_uuid IS NULL
  OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY r.priority IS NULL, r.priority, r.fid;
