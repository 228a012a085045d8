-- columns: uuid text, fid int, label text, rule_set_uuid text, rule_outcomes text, other_outputs text, tag_state text, survey_state text, project_code text, project_name text
-- What has to be known of parcels before they are tagged.
SELECT p.uuid, p.fid, coalesce(p.parcel_code, p.unit_code, p.map_number), a.rule_set_uuid,
  a.rule_outcomes, a.other_outputs, s.tag_state, s.survey_state, j.project_code, j.name
FROM parcel p
LEFT JOIN parcel_state s ON s.fid = p.fid
LEFT JOIN current_assessment a ON a.parcel_uuid = p.uuid
LEFT JOIN project j ON j.uuid = s.project_uuid AND j.retired_at IS NULL
WHERE p.retired_at IS NULL
  AND p.uuid IN (SELECT value FROM json_each(:uuids))
ORDER BY p.fid;
