-- columns: transaction_id text, source_json text
-- What the first line of some saves that says where it comes from says. Those of imports from
-- before all lines said so are known by the lines of their package.
WITH old AS (
  SELECT l.reason, p.uuid AS package, max(p.state = 'void' AND l.seq = (
    SELECT max(s.seq) FROM lup_log AS s WHERE s.row_uuid = p.uuid
    AND s.table_name = 'import_package' AND json_extract(s.old_json, '$.state') IS NOT NULL)) AS voids
  FROM import_package AS p
  CROSS JOIN lup_log AS l ON l.row_uuid = p.uuid
  WHERE l.table_name = 'import_package' AND l.source_json IS NULL
  GROUP BY l.reason, p.uuid)
SELECT w.value, coalesce(
  (SELECT s.source_json FROM lup_log AS s
   WHERE s.transaction_id = w.value AND s.source_json IS NOT NULL ORDER BY s.seq LIMIT 1),
  (SELECT json_object(iif(o.voids, 'voids', 'package'), o.package)
   FROM lup_log AS f CROSS JOIN old AS o ON o.reason = f.reason
   WHERE f.transaction_id = w.value ORDER BY f.seq LIMIT 1))
FROM json_each(:transactions) AS w;
