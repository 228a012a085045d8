-- columns: transaction_id text, row_uuid text, before_m2 real, after_m2 real
-- The areas of parcels before and after some saves that changed their boundaries: what a save wrote
-- stands in the next line that replaced it, else in the row of now.
SELECT l.transaction_id, l.row_uuid, json_extract(l.old_json, '$.plane_area_m2'),
  coalesce((SELECT json_extract(n.old_json, '$.plane_area_m2') FROM lup_log AS n
    WHERE n.row_uuid = l.row_uuid AND n.table_name = 'parcel' AND n.seq > l.seq
    AND json_type(n.old_json, '$.plane_area_m2') IS NOT NULL ORDER BY n.seq LIMIT 1),
    p.plane_area_m2)
FROM json_each(:transactions) AS w
CROSS JOIN lup_log AS l ON l.transaction_id = w.value
CROSS JOIN parcel AS p ON p.uuid = l.row_uuid
WHERE l.table_name = 'parcel' AND l.operation = 'update' AND json_type(l.old_json, '$.geom') IS NOT NULL
ORDER BY l.seq;
