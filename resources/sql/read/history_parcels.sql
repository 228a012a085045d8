-- columns: table_name text, uuid text, parcel_uuid text, label text
-- The parcels that some rows belong to, with how people know them. :rows is a list of [table, uuid].
WITH given AS (SELECT json_extract(value, '$[0]') AS t, json_extract(value, '$[1]') AS u
  FROM json_each(:rows)),
of_unit AS (
  SELECT g.t, g.u, g.u AS unit FROM given AS g WHERE g.t = 'survey_unit'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN tag AS x ON x.uuid = g.u WHERE g.t = 'tag'
  UNION ALL SELECT g.t, g.u, y.survey_unit_uuid FROM given AS g JOIN tag_basis AS x ON x.uuid = g.u
    JOIN tag AS y ON y.uuid = x.tag_uuid WHERE g.t = 'tag_basis'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN legacy_land AS x ON x.uuid = g.u WHERE g.t = 'legacy_land'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN survey_step AS x ON x.uuid = g.u WHERE g.t = 'survey_step'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN verification AS x ON x.uuid = g.u WHERE g.t = 'verification'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN evidence AS x ON x.uuid = g.u WHERE g.t = 'evidence'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN review_item AS x ON x.uuid = g.u WHERE g.t = 'review_item'
  UNION ALL SELECT g.t, g.u, x.survey_unit_uuid FROM given AS g JOIN submission_item AS x ON x.uuid = g.u WHERE g.t = 'submission_item'
),
of_merge AS (
  SELECT g.t, g.u, g.u AS merge FROM given AS g WHERE g.t = 'merge_case'
  UNION ALL SELECT g.t, g.u, x.merge_case_uuid FROM given AS g JOIN merge_step AS x ON x.uuid = g.u WHERE g.t = 'merge_step'
  UNION ALL SELECT g.t, g.u, x.merge_case_uuid FROM given AS g JOIN merge_check AS x ON x.uuid = g.u WHERE g.t = 'merge_check'
  UNION ALL SELECT g.t, g.u, x.merge_case_uuid FROM given AS g JOIN merge_judgement AS x ON x.uuid = g.u WHERE g.t = 'merge_judgement'
),
found AS (
  SELECT g.t, g.u, g.u AS parcel FROM given AS g WHERE g.t = 'parcel'
  UNION SELECT o.t, o.u, m.parcel_uuid FROM of_unit AS o JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = o.unit
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN survey_unit_parcel AS x ON x.uuid = g.u WHERE g.t = 'survey_unit_parcel'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN assessment AS x ON x.uuid = g.u WHERE g.t = 'assessment'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN control_check AS x ON x.uuid = g.u WHERE g.t = 'control_check'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN overlay_result AS x ON x.uuid = g.u WHERE g.t = 'overlay_result'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN parcel_holder AS x ON x.uuid = g.u WHERE g.t = 'parcel_holder'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN parcel_enterprise AS x ON x.uuid = g.u WHERE g.t = 'parcel_enterprise'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN project_parcel AS x ON x.uuid = g.u WHERE g.t = 'project_parcel'
  UNION SELECT g.t, g.u, x.parcel_uuid FROM given AS g JOIN merge_member AS x ON x.uuid = g.u WHERE g.t = 'merge_member'
  UNION SELECT g.t, g.u, x.new_parcel_uuid FROM given AS g JOIN lineage AS x ON x.uuid = g.u WHERE g.t = 'lineage'
  UNION SELECT g.t, g.u, x.old_parcel_uuid FROM given AS g JOIN lineage AS x ON x.uuid = g.u WHERE g.t = 'lineage'
  UNION SELECT o.t, o.u, m.parcel_uuid FROM of_merge AS o JOIN merge_member AS m ON m.merge_case_uuid = o.merge AND m.retired_at IS NULL
  UNION SELECT o.t, o.u, c.new_parcel_uuid FROM of_merge AS o JOIN merge_case AS c ON c.uuid = o.merge WHERE c.new_parcel_uuid IS NOT NULL
)
SELECT f.t, f.u, f.parcel, coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid)
FROM found AS f JOIN parcel AS p ON p.uuid = f.parcel
ORDER BY f.u, p.fid;
