-- columns: row_uuid text, old_json text, transaction_id text, package text, voids text, list text, undoes text
-- Updates of the rows of a table that a person changed, oldest first, with what wrote them: an
-- import, the undoing of one, a list of projects, the undoing of a save. All empty: a person.
-- Imports from before lines said where they come from are known by the lines of their package.
WITH old AS (
  SELECT l.reason, p.uuid AS package, max(p.state = 'void' AND l.seq = (
    SELECT max(s.seq) FROM lup_log AS s WHERE s.row_uuid = p.uuid
    AND s.table_name = 'import_package' AND json_extract(s.old_json, '$.state') IS NOT NULL)) AS voids
  FROM import_package AS p
  CROSS JOIN lup_log AS l ON l.row_uuid = p.uuid
  WHERE l.table_name = 'import_package' AND l.source_json IS NULL
  GROUP BY l.reason, p.uuid),
told AS (
  SELECT l.seq, l.row_uuid, l.transaction_id,
    coalesce(json_extract(l.source_json, '$.package'), iif(o.voids, NULL, o.package)) AS package,
    coalesce(json_extract(l.source_json, '$.voids'), iif(o.voids, o.package, NULL)) AS voids,
    json_extract(l.source_json, '$.list') AS list,
    json_extract(l.source_json, '$.undoes') AS undoes
  FROM lup_log AS l
  LEFT JOIN old AS o ON l.source_json IS NULL AND o.reason = l.reason
  WHERE l.table_name = :table AND l.operation = 'update')
SELECT t.row_uuid, l.old_json, t.transaction_id, t.package, t.voids, t.list, t.undoes
FROM told AS t
CROSS JOIN lup_log AS l ON l.seq = t.seq
WHERE t.row_uuid IN (
  SELECT row_uuid FROM told WHERE package IS NULL AND voids IS NULL AND list IS NULL)
ORDER BY t.seq;
