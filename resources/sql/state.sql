-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- The derived state by which maps colour parcels. The latest row of a parcel is the one with the
-- greatest fid among those not retired.

-- name: add_new
INSERT INTO parcel_state (fid, parcel_uuid)
SELECT fid, uuid FROM parcel WHERE fid > (SELECT coalesce(max(fid), 0) FROM parcel_state);

-- name: refresh
WITH touched(uuid) AS (
  SELECT value FROM json_each(:parcel)
  UNION SELECT parcel_uuid FROM survey_unit_parcel WHERE survey_unit_uuid IN (SELECT value FROM json_each(:survey_unit))
  UNION SELECT parcel_uuid FROM merge_member WHERE merge_case_uuid IN (SELECT value FROM json_each(:merge_case))
  UNION SELECT parcel_uuid FROM project_parcel WHERE project_uuid IN (SELECT value FROM json_each(:project))
),
found AS (
  SELECT p.fid AS fid, p.uuid AS uuid,
    (SELECT max(a.fid) FROM assessment AS a
      WHERE a.parcel_uuid = p.uuid AND a.retired_at IS NULL) AS assessment,
    (SELECT max(t.fid) FROM survey_unit_parcel AS m
      JOIN survey_unit AS u ON u.uuid = m.survey_unit_uuid AND u.retired_at IS NULL
      JOIN tag AS t ON t.survey_unit_uuid = u.uuid AND t.retired_at IS NULL AND t.is_primary = 1
      WHERE m.parcel_uuid = p.uuid AND m.retired_at IS NULL) AS tag,
    (SELECT max(c.fid) FROM control_check AS c
      WHERE c.parcel_uuid = p.uuid AND c.retired_at IS NULL) AS control_check,
    (SELECT max(m.fid) FROM merge_member AS m
      JOIN merge_case AS k ON k.uuid = m.merge_case_uuid AND k.retired_at IS NULL
      WHERE m.parcel_uuid = p.uuid AND m.retired_at IS NULL) AS merge_member,
    (SELECT max(m.fid) FROM project_parcel AS m
      JOIN project AS j ON j.uuid = m.project_uuid AND j.retired_at IS NULL
      WHERE m.parcel_uuid = p.uuid AND m.retired_at IS NULL) AS project_parcel
  FROM touched JOIN parcel AS p ON p.uuid = touched.uuid
)
INSERT OR REPLACE INTO parcel_state (fid, parcel_uuid, assessment_outcome, tag_state, low_efficiency_kind,
  control_class, control_inside_share, boundary_error, merge_state, project_uuid, subsidy_status)
SELECT f.fid, f.uuid, a.outcome, t.state, t.low_efficiency_kind,
  coalesce(c.treated_as, c.control_class), c.inside_share, c.boundary_error, k.state, j.project_uuid,
  (SELECT s.status FROM subsidy_case AS s WHERE s.project_uuid = j.project_uuid AND s.retired_at IS NULL
    ORDER BY s.fid DESC LIMIT 1)
FROM found AS f
LEFT JOIN assessment AS a ON a.fid = f.assessment
LEFT JOIN tag AS t ON t.fid = f.tag
LEFT JOIN control_check AS c ON c.fid = f.control_check
LEFT JOIN merge_member AS m ON m.fid = f.merge_member
LEFT JOIN merge_case AS k ON k.uuid = m.merge_case_uuid
LEFT JOIN project_parcel AS j ON j.fid = f.project_parcel;

-- name: clear
DELETE FROM parcel_state;

-- name: every_parcel
SELECT uuid FROM parcel;
