-- columns: row_uuid text, old_json text, old_geom wkb, actor text, at_utc text
-- What later saves replaced in parcels: :rows is a list of [uuid, version, log line], of which the
-- version counts where it is known, else the line.
SELECT l.row_uuid, l.old_json, l.old_geom, l.actor, l.at_utc
FROM json_each(:rows) AS s
CROSS JOIN lup_log AS l ON l.row_uuid = json_extract(s.value, '$[0]')
WHERE l.table_name = 'parcel' AND l.operation = 'update'
  AND CASE WHEN json_extract(s.value, '$[1]') >= 0 THEN l.base_version >= json_extract(s.value, '$[1]')
    ELSE l.seq > json_extract(s.value, '$[2]') END
ORDER BY l.seq;
