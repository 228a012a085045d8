-- columns: uuid text
-- Current parcels whose newest result is older than what is known of their enterprises: figures,
-- links and the packages that brought them, by the line of the log that wrote them last. Lines
-- older than every result are not looked at.
WITH result (fid) AS MATERIALIZED (
  SELECT max(fid) FROM assessment WHERE retired_at IS NULL GROUP BY parcel_uuid
), recent (change_id, seq) AS MATERIALIZED (
  SELECT change_id, seq FROM lup_log
  WHERE seq > (SELECT g.seq FROM assessment a JOIN lup_log g ON g.change_id = a.change_id
               WHERE a.fid = (SELECT min(fid) FROM result))
    AND table_name IN ('enterprise', 'enterprise_year', 'import_package', 'parcel_enterprise')
), package (uuid, seq) AS MATERIALIZED (
  SELECT p.uuid, g.seq FROM import_package p JOIN recent g ON g.change_id = p.change_id
), touched (enterprise_uuid, seq) AS (
  SELECT y.enterprise_uuid, g.seq FROM enterprise_year y CROSS JOIN recent g ON g.change_id = y.change_id
  UNION ALL
  SELECT y.enterprise_uuid, k.seq FROM enterprise_year y CROSS JOIN package k ON k.uuid = y.import_package_uuid
  UNION ALL
  SELECT l.enterprise_uuid, g.seq FROM parcel_enterprise l CROSS JOIN recent g ON g.change_id = l.change_id
  UNION ALL
  SELECT l.enterprise_uuid, k.seq FROM parcel_enterprise l CROSS JOIN package k ON k.uuid = l.import_package_uuid
  UNION ALL
  SELECT e.uuid, g.seq FROM enterprise e CROSS JOIN recent g ON g.change_id = e.change_id
), newest (enterprise_uuid, seq) AS MATERIALIZED (
  SELECT enterprise_uuid, max(seq) FROM touched GROUP BY enterprise_uuid
)
SELECT p.uuid
FROM newest n
CROSS JOIN parcel_enterprise l ON l.enterprise_uuid = n.enterprise_uuid
CROSS JOIN parcel p ON p.uuid = l.parcel_uuid
CROSS JOIN assessment a ON a.fid = (SELECT max(fid) FROM assessment
                                    WHERE parcel_uuid = p.uuid AND retired_at IS NULL)
CROSS JOIN lup_log g ON g.change_id = a.change_id
WHERE g.seq < n.seq
  AND p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
       OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
GROUP BY p.fid
ORDER BY p.fid;
