-- columns: uuid text, row_version int, version text, valid_from date, valid_to date, state text, approval_no text, approved_by text, approved_on date, source text, based_on_uuid text, made_by text, remark text, example bool, blocks int, area_m2 real
SELECT v.uuid, v.row_version, v.version, v.valid_from, v.valid_to, v.state, v.approval_no,
  v.approved_by, v.approved_on, v.source, v.based_on_uuid, v.made_by, v.remark, v.example,
  (SELECT count(*) FROM control_line l
    WHERE l.control_line_version_uuid = v.uuid AND l.retired_at IS NULL AND l.geom IS NOT NULL
      AND (l.import_package_uuid IS NULL
        OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))),
  (SELECT total(l.area_m2) FROM control_line l
    WHERE l.control_line_version_uuid = v.uuid AND l.retired_at IS NULL AND l.geom IS NOT NULL
      AND (l.import_package_uuid IS NULL
        OR l.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done')))
FROM control_line_version v
WHERE v.retired_at IS NULL
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY v.valid_from, v.fid;
