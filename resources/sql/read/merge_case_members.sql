-- columns: merge_case_uuid text, uuid text, row_version int, parcel_uuid text, label text, parcel_version int, now_version int, registered_area_m2 real, plane_area_m2 real, holder_name text, parcel_code text, current bool, redrawn bool, changed_columns text
-- The members of the merge :case, NULL for those of all, as they were chosen; redrawn: the log has
-- another boundary of the parcel since the version on which the case rests; changed_columns: what
-- else it has changed since.
SELECT m.merge_case_uuid, m.uuid, m.row_version, m.parcel_uuid,
  coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid), m.parcel_version,
  p.row_version, m.registered_area_m2, m.plane_area_m2, m.holder_name, m.parcel_code,
  p.retired_at IS NULL AND (p.import_package_uuid IS NULL
    OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')),
  EXISTS (SELECT 1 FROM lup_log AS l WHERE l.row_uuid = p.uuid AND l.table_name = 'parcel'
    AND l.old_geom IS NOT NULL AND l.base_version >= m.parcel_version),
  (SELECT group_concat(DISTINCT k.key)
    FROM lup_log AS l CROSS JOIN json_each(l.old_json) AS k
    WHERE l.row_uuid = p.uuid AND l.table_name = 'parcel' AND l.operation = 'update'
      AND l.base_version >= m.parcel_version AND k.key NOT IN ('row_version', 'change_id'))
FROM merge_member AS m
JOIN parcel AS p ON p.uuid = m.parcel_uuid
WHERE m.retired_at IS NULL AND (:case IS NULL OR m.merge_case_uuid = :case)
ORDER BY m.fid;
