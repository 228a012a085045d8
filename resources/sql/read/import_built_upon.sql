-- columns: count int
-- line: the versions of the control line that have something of the import. An approved one stays as
-- it is; what people decided on one of the others stands in the way too. One whose approval was undone
-- stands as its import left it.
WITH line (uuid) AS MATERIALIZED (
  SELECT uuid FROM control_line_version WHERE import_package_uuid = :package
  UNION SELECT control_line_version_uuid FROM control_line WHERE import_package_uuid = :package
  UNION SELECT coalesce(b.control_line_version_uuid, l.row_uuid)
    FROM lup_log l LEFT JOIN control_line b ON b.uuid = l.row_uuid
    WHERE l.table_name IN ('control_line', 'control_line_version') AND l.old_json IS NOT NULL
      AND json_extract(l.source_json, '$.package') = :package)
SELECT count(*) FROM parcel WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM right_holder WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM enterprise WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM enterprise_year WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM parcel_enterprise WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM control_line_version v
  WHERE v.import_package_uuid = :package AND v.row_version > 1
    AND EXISTS (SELECT 1 FROM lup_log l JOIN json_each(l.old_json) k
      WHERE l.row_uuid = v.uuid AND l.table_name = 'control_line_version'
        AND k.value IS NOT CASE k.key WHEN 'version' THEN v.version WHEN 'valid_from' THEN v.valid_from
          WHEN 'valid_to' THEN v.valid_to WHEN 'approval_no' THEN v.approval_no
          WHEN 'approved_by' THEN v.approved_by WHEN 'approved_on' THEN v.approved_on
          WHEN 'state' THEN v.state WHEN 'source' THEN v.source WHEN 'based_on_uuid' THEN v.based_on_uuid
          WHEN 'made_by' THEN v.made_by WHEN 'remark' THEN v.remark WHEN 'example' THEN v.example
          WHEN 'retired_at' THEN v.retired_at ELSE k.value END
        AND NOT EXISTS (SELECT 1 FROM lup_log f
          WHERE f.row_uuid = l.row_uuid AND f.table_name = 'control_line_version'
            AND f.base_version < l.base_version AND json_type(f.old_json, '$.' || k.key) IS NOT NULL))
UNION ALL SELECT count(*) FROM control_line WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM reference_layer WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM reference_area WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM three_old_area WHERE import_package_uuid = :package AND row_version > 1
UNION ALL SELECT count(*) FROM survey_unit_parcel u JOIN parcel p ON p.uuid = u.parcel_uuid
  WHERE p.import_package_uuid = :package AND u.retired_at IS NULL
UNION ALL SELECT count(*) FROM project_parcel j JOIN parcel p ON p.uuid = j.parcel_uuid
  WHERE p.import_package_uuid = :package AND j.retired_at IS NULL
UNION ALL SELECT count(*) FROM merge_member m JOIN parcel p ON p.uuid = m.parcel_uuid
  WHERE p.import_package_uuid = :package AND m.retired_at IS NULL
UNION ALL SELECT count(*) FROM parcel_enterprise e JOIN parcel p ON p.uuid = e.parcel_uuid
  WHERE p.import_package_uuid = :package AND e.import_package_uuid IS NOT :package
    AND e.retired_at IS NULL
    AND (e.import_package_uuid IS NULL
      OR e.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL SELECT count(*) FROM parcel_holder h JOIN right_holder r ON r.uuid = h.right_holder_uuid
  WHERE r.import_package_uuid = :package AND h.import_package_uuid IS NOT :package
    AND h.retired_at IS NULL
    AND (h.import_package_uuid IS NULL
      OR h.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL SELECT count(*) FROM enterprise_year y JOIN enterprise e ON e.uuid = y.enterprise_uuid
  WHERE e.import_package_uuid = :package AND y.import_package_uuid IS NOT :package
    AND y.retired_at IS NULL
    AND (y.import_package_uuid IS NULL
      OR y.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL SELECT count(*) FROM control_line_version v
  WHERE v.uuid IN (SELECT uuid FROM line) AND v.state = 'approved' AND v.retired_at IS NULL
    AND (v.import_package_uuid IS NULL
      OR v.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
UNION ALL SELECT count(*) FROM control_check c
  WHERE c.control_line_version_uuid IN (SELECT uuid FROM line)
    AND c.treated_as IS NOT NULL AND c.retired_at IS NULL
UNION ALL SELECT count(*) FROM adjustment_case a
  WHERE (a.from_version_uuid IN (SELECT uuid FROM line)
      OR a.to_version_uuid IN (SELECT uuid FROM line))
    AND a.retired_at IS NULL
UNION ALL SELECT count(*) FROM control_line_version n
  WHERE n.based_on_uuid IN (SELECT uuid FROM line) AND n.import_package_uuid IS NOT :package
    AND n.retired_at IS NULL
    AND (n.import_package_uuid IS NULL
      OR n.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
