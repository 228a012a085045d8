-- columns: seq int, table_name text, row_uuid text, base_version int, old_json text, old_geom wkb, undoes bool
-- Updates by an import and by what undid it, newest first. One from before lines said where they
-- come from is known by the lines of its package.
WITH old AS (
  SELECT l.reason, max(p.state = 'void' AND l.seq = (
    SELECT max(s.seq) FROM lup_log AS s WHERE s.row_uuid = p.uuid
    AND s.table_name = 'import_package' AND json_extract(s.old_json, '$.state') IS NOT NULL)) AS voids
  FROM import_package AS p
  CROSS JOIN lup_log AS l ON l.row_uuid = p.uuid
  WHERE p.uuid = :package AND l.table_name = 'import_package' AND l.source_json IS NULL
  GROUP BY l.reason)
SELECT l.seq, l.table_name, l.row_uuid, l.base_version, l.old_json, l.old_geom,
  coalesce(o.voids, json_extract(l.source_json, '$.voids') IS NOT NULL)
FROM lup_log AS l
LEFT JOIN old AS o ON l.source_json IS NULL AND o.reason = l.reason
WHERE l.old_json IS NOT NULL AND l.table_name <> 'import_package'
  AND (o.reason IS NOT NULL OR json_extract(l.source_json, '$.package') = :package
    OR json_extract(l.source_json, '$.voids') = :package)
ORDER BY l.seq DESC;
