-- columns: table_name text, uuid text, change_id text
-- Some parcels and every row that belongs to them, retired ones too. :uuids is a list.
WITH wanted AS (SELECT value AS uuid FROM json_each(:uuids)),
unit AS (SELECT DISTINCT survey_unit_uuid AS uuid FROM survey_unit_parcel
  WHERE parcel_uuid IN (SELECT uuid FROM wanted)),
tagged AS (SELECT t.uuid, t.change_id FROM tag AS t WHERE t.survey_unit_uuid IN (SELECT uuid FROM unit)),
merged AS (SELECT merge_case_uuid AS uuid FROM merge_member WHERE parcel_uuid IN (SELECT uuid FROM wanted)
  UNION SELECT uuid FROM merge_case WHERE new_parcel_uuid IN (SELECT uuid FROM wanted)),
holding AS (SELECT h.uuid, h.change_id, h.right_holder_uuid FROM parcel_holder AS h
  WHERE h.parcel_uuid IN (SELECT uuid FROM wanted))
SELECT 'parcel', uuid, change_id FROM parcel WHERE uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'import_package', k.uuid, k.change_id FROM parcel AS p
  JOIN import_package AS k ON k.uuid = p.import_package_uuid WHERE p.uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'survey_unit_parcel', uuid, change_id FROM survey_unit_parcel WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'survey_unit', s.uuid, s.change_id FROM survey_unit AS s
  WHERE s.uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'tag', uuid, change_id FROM tagged
UNION ALL SELECT 'tag_basis', b.uuid, b.change_id FROM tagged AS t JOIN tag_basis AS b ON b.tag_uuid = t.uuid
UNION ALL SELECT 'legacy_land', l.uuid, l.change_id FROM legacy_land AS l
  WHERE l.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'survey_step', s.uuid, s.change_id FROM survey_step AS s
  WHERE s.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'assessment', uuid, change_id FROM assessment WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'control_check', uuid, change_id FROM control_check WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'overlay_result', uuid, change_id FROM overlay_result WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'parcel_holder', uuid, change_id FROM holding
UNION ALL SELECT 'right_holder', r.uuid, r.change_id FROM right_holder AS r
  WHERE r.uuid IN (SELECT right_holder_uuid FROM holding)
UNION ALL SELECT 'parcel_enterprise', uuid, change_id FROM parcel_enterprise WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'project_parcel', uuid, change_id FROM project_parcel WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'merge_member', uuid, change_id FROM merge_member WHERE parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'merge_case', uuid, change_id FROM merge_case WHERE uuid IN (SELECT uuid FROM merged)
UNION ALL SELECT 'merge_step', s.uuid, s.change_id FROM merge_step AS s
  WHERE s.merge_case_uuid IN (SELECT uuid FROM merged)
UNION ALL SELECT 'merge_judgement', j.uuid, j.change_id FROM merge_judgement AS j
  WHERE j.merge_case_uuid IN (SELECT uuid FROM merged)
UNION ALL SELECT 'lineage', uuid, change_id FROM lineage
  WHERE old_parcel_uuid IN (SELECT uuid FROM wanted) OR new_parcel_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'verification', v.uuid, v.change_id FROM verification AS v
  WHERE v.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'evidence', e.uuid, e.change_id FROM evidence AS e
  WHERE e.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'review_item', i.uuid, i.change_id FROM review_item AS i
  WHERE i.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'submission_item', i.uuid, i.change_id FROM submission_item AS i
  WHERE i.survey_unit_uuid IN (SELECT uuid FROM unit)
UNION ALL SELECT 'document', uuid, change_id FROM document
  WHERE owner_table = 'parcel' AND owner_uuid IN (SELECT uuid FROM wanted)
UNION ALL SELECT 'agenda_item', uuid, change_id FROM agenda_item
  WHERE subject_table = 'parcel' AND subject_uuid IN (SELECT uuid FROM wanted);
