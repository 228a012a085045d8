-- columns: uuid text, old_parcel_uuid text, new_parcel_uuid text, kind text, happened_on date, document_no text, done_by text, area_m2 real, merge_case_uuid text, case_no text, revoked_on text, seq int, transaction_id text, source_json text
-- The line of descent (沿革) that the parcels :parcels hang together by, the nearest first, at most :most
-- parcels; seq is the first line of the save. What a mistaken save said and its undoing took back is none; a merge that was revoked is one.
WITH RECURSIVE
known AS (
  SELECT l.*
  FROM lineage AS l
  WHERE l.retired_at IS NULL OR EXISTS (SELECT 1 FROM merge_case AS c
    WHERE c.uuid = l.merge_case_uuid AND c.state = 'revoked'
      AND (c.new_parcel_uuid IS NULL OR c.new_parcel_uuid = l.new_parcel_uuid))
),
near(uuid) AS (
  SELECT value FROM json_each(:parcels)
  UNION
  SELECT CASE WHEN k.old_parcel_uuid = n.uuid THEN k.new_parcel_uuid ELSE k.old_parcel_uuid END
  FROM near AS n JOIN known AS k ON k.old_parcel_uuid = n.uuid OR k.new_parcel_uuid = n.uuid
  LIMIT :most
)
SELECT k.uuid, k.old_parcel_uuid, k.new_parcel_uuid, k.kind, k.happened_on, k.document_no, k.done_by,
  k.area_m2, k.merge_case_uuid, c.case_no, k.retired_at,
  coalesce((SELECT min(f.seq) FROM lup_log AS f WHERE f.transaction_id = l.transaction_id), 0),
  l.transaction_id, l.source_json
FROM known AS k
LEFT JOIN merge_case AS c ON c.uuid = k.merge_case_uuid
LEFT JOIN lup_log AS l ON l.row_uuid = k.uuid AND l.table_name = 'lineage' AND l.operation = 'insert'
WHERE k.old_parcel_uuid IN (SELECT uuid FROM near) AND k.new_parcel_uuid IN (SELECT uuid FROM near)
ORDER BY coalesce(l.seq, 0), k.fid;
