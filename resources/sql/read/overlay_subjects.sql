-- columns: uuid text, label text, holder_name text, district text, town text, area_m2 real, changed_seq int
-- The current parcels and units of the list :subjects, or all, as a table names them, and the log
-- line since which each stands as it does (see overlay_parcels).
SELECT p.uuid, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), p.holder_name,
  p.district, p.town, p.plane_area_m2,
  max(
    coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'parcel'
      AND (l.operation = 'insert' OR l.old_geom IS NOT NULL
        OR json_type(l.old_json, '$.retired_at') IS NOT NULL
        OR json_type(l.old_json, '$.district') IS NOT NULL
        OR json_type(l.old_json, '$.plane_area_m2') IS NOT NULL)), 0),
    CASE WHEN p.row_version = 1
      THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END,
    coalesce((SELECT l.seq FROM import_package AS k JOIN lup_log AS l ON l.change_id = k.change_id
      WHERE k.uuid = p.import_package_uuid), 0))
FROM parcel AS p
WHERE p.retired_at IS NULL
  AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
  AND (:subjects IS NULL OR p.uuid IN (SELECT value FROM json_each(:subjects)))
UNION ALL
SELECT p.uuid, coalesce(p.unit_number, p.unit_name, 'D' || p.fid), NULL, p.district, p.town, p.area_m2,
  max(
    coalesce((SELECT max(l.seq) FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'survey_unit'
      AND (l.operation = 'insert' OR l.old_geom IS NOT NULL
        OR json_type(l.old_json, '$.retired_at') IS NOT NULL
        OR json_type(l.old_json, '$.district') IS NOT NULL
        OR json_type(l.old_json, '$.area_m2') IS NOT NULL)), 0),
    CASE WHEN p.row_version = 1
      THEN coalesce((SELECT l.seq FROM lup_log AS l WHERE l.change_id = p.change_id), 0) ELSE 0 END)
FROM survey_unit AS p
WHERE p.retired_at IS NULL
  AND (:subjects IS NULL OR p.uuid IN (SELECT value FROM json_each(:subjects)));
