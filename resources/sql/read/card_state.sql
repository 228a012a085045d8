-- columns: visible bool, assessment_outcome text, stale_assessment bool, tag_state text, low_efficiency_kind text, survey_state text, project_code text, project_name text, project_state text, file_name text, source_layer text, imported_at text, imported_by text
SELECT p.import_package_uuid IS NULL OR k.state = 'done', s.assessment_outcome,
  coalesce(s.stale_assessment, 0), s.tag_state, s.low_efficiency_kind, s.survey_state, j.project_code, j.name,
  j.state, k.file_name, k.source_layer, l.at_utc, l.actor
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
LEFT JOIN project j ON j.uuid = s.project_uuid
LEFT JOIN import_package k ON k.uuid = p.import_package_uuid
LEFT JOIN lup_log l ON l.seq = (
  SELECT f.seq FROM lup_log f
  WHERE f.row_uuid = k.uuid AND f.table_name = 'import_package' ORDER BY f.seq LIMIT 1)
WHERE p.uuid = :uuid;
