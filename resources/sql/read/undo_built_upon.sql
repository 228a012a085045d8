-- columns: table_name text, uuid text
-- Rows that rest on the given ones and were not written with them.
SELECT 'tag', t.uuid FROM tag t
  WHERE t.retired_at IS NULL AND t.uuid NOT IN (SELECT value FROM json_each(:uuids))
    AND (t.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
      OR t.replaces_tag_uuid IN (SELECT value FROM json_each(:uuids)))
UNION ALL SELECT 'submission_item', s.uuid FROM submission_item s
  WHERE s.retired_at IS NULL AND s.uuid NOT IN (SELECT value FROM json_each(:uuids))
    AND (s.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
      OR s.tag_uuid IN (SELECT value FROM json_each(:uuids)))
UNION ALL SELECT 'evidence', e.uuid FROM evidence e
  WHERE e.retired_at IS NULL AND e.uuid NOT IN (SELECT value FROM json_each(:uuids))
    AND e.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT 'verification', v.uuid FROM verification v
  WHERE v.retired_at IS NULL AND v.uuid NOT IN (SELECT value FROM json_each(:uuids))
    AND v.survey_unit_uuid IN (SELECT value FROM json_each(:uuids))
UNION ALL SELECT 'review_item', r.uuid FROM review_item r
  WHERE r.retired_at IS NULL AND r.uuid NOT IN (SELECT value FROM json_each(:uuids))
    AND r.survey_unit_uuid IN (SELECT value FROM json_each(:uuids));
