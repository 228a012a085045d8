-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- The derived state by which maps colour parcels; what it says is derived in views.sql.

-- name: add_new
INSERT INTO parcel_state (fid, parcel_uuid)
SELECT fid, uuid FROM parcel WHERE fid > (SELECT coalesce(max(fid), 0) FROM parcel_state);

-- name: touched
SELECT value FROM json_each(:parcel)
UNION SELECT parcel_uuid FROM survey_unit_parcel WHERE survey_unit_uuid IN (SELECT value FROM json_each(:survey_unit))
UNION SELECT parcel_uuid FROM merge_member WHERE merge_case_uuid IN (SELECT value FROM json_each(:merge_case))
UNION SELECT parcel_uuid FROM project_parcel WHERE project_uuid IN (SELECT value FROM json_each(:project)
  UNION SELECT project_uuid FROM project_parcel WHERE parcel_uuid IN (SELECT value FROM json_each(:parcel)));

-- name: touched_lines
-- Versions of the control line that are another line now; blocks of an import count when it is done.
SELECT value FROM json_each(:control_line_version)
UNION SELECT uuid FROM control_line_version WHERE import_package_uuid IN (SELECT value FROM json_each(:import_package))
UNION SELECT control_line_version_uuid FROM control_line WHERE import_package_uuid IN (SELECT value FROM json_each(:import_package))
UNION SELECT json_extract(b.value, '$[0]') FROM json_each(:blocks) AS b
  WHERE json_extract(b.value, '$[1]') IS NULL
    OR json_extract(b.value, '$[1]') IN (SELECT uuid FROM import_package WHERE state = 'done');

-- name: refresh_control
-- Of a parcel checked against such a version nothing else can be another: one pass writes only that.
UPDATE parcel_state SET control_class = d.control_class, control_inside_share = d.control_inside_share,
  boundary_error = d.boundary_error, stale_control = d.stale_control, control_checked = d.control_checked,
  control_line_version_uuid = d.control_line_version_uuid
FROM derived_parcel_state AS d
WHERE d.fid IN (SELECT p.fid FROM parcel AS p WHERE p.uuid IN (SELECT c.parcel_uuid FROM control_check AS c
    WHERE c.control_line_version_uuid IN (SELECT value FROM json_each(:versions))))
  AND parcel_state.fid = d.fid
  AND (parcel_state.control_class IS NOT d.control_class
    OR parcel_state.control_inside_share IS NOT d.control_inside_share
    OR parcel_state.boundary_error IS NOT d.boundary_error OR parcel_state.stale_control IS NOT d.stale_control
    OR parcel_state.control_checked IS NOT d.control_checked
    OR parcel_state.control_line_version_uuid IS NOT d.control_line_version_uuid)
RETURNING parcel_uuid;

-- name: refresh
-- A parcel may be in several proposed merges, of which one is accepted and the others are withdrawn:
-- the one on its way says how it stands, not the newest that the view takes.
INSERT OR REPLACE INTO parcel_state (fid, parcel_uuid, assessment_outcome, tag_state, low_efficiency_kind,
  control_class, control_inside_share, boundary_error, merge_state, project_uuid, subsidy_status,
  stale_assessment, stale_control, rule_outcomes, other_outputs, other_kinds, survey_state,
  control_checked, control_line_version_uuid)
SELECT d.fid, d.parcel_uuid, d.assessment_outcome, d.tag_state, d.low_efficiency_kind,
  d.control_class, d.control_inside_share, d.boundary_error,
  coalesce((SELECT o.state FROM merge_member AS n JOIN merge_case AS o ON o.uuid = n.merge_case_uuid
    WHERE n.parcel_uuid = d.parcel_uuid AND n.retired_at IS NULL AND o.retired_at IS NULL
      AND o.state IN ('proposed', 'accepted', 'reviewed', 'agreed', 'surveyed')
    ORDER BY o.state = 'proposed', n.fid DESC LIMIT 1), d.merge_state),
  d.project_uuid, d.subsidy_status, d.stale_assessment, d.stale_control, d.rule_outcomes,
  d.other_outputs, d.other_kinds, d.survey_state, d.control_checked, d.control_line_version_uuid
FROM derived_parcel_state AS d WHERE d.parcel_uuid IN (SELECT value FROM json_each(:parcels));

-- name: wrong
-- The columns of both are the same in the same order, in every version of the workspace. Of parcels
-- in several merges that of the one on its way is right too (see refresh); what else every version has
-- is compared by itself then.
SELECT d.parcel_uuid FROM (
  SELECT * FROM derived_parcel_state
  EXCEPT SELECT * FROM parcel_state) AS d
WHERE NOT EXISTS (SELECT 1 FROM derived_parcel_state AS v JOIN parcel_state AS s ON s.fid = v.fid
  WHERE v.fid = d.fid AND s.merge_state IS NOT v.merge_state AND s.merge_state IS (
    SELECT o.state FROM merge_member AS n JOIN merge_case AS o ON o.uuid = n.merge_case_uuid
    WHERE n.parcel_uuid = d.parcel_uuid AND n.retired_at IS NULL AND o.retired_at IS NULL
      AND o.state IN ('proposed', 'accepted', 'reviewed', 'agreed', 'surveyed')
    ORDER BY o.state = 'proposed', n.fid DESC LIMIT 1)
    AND s.parcel_uuid IS v.parcel_uuid AND s.assessment_outcome IS v.assessment_outcome
    AND s.tag_state IS v.tag_state AND s.low_efficiency_kind IS v.low_efficiency_kind
    AND s.control_class IS v.control_class AND s.control_inside_share IS v.control_inside_share
    AND s.boundary_error IS v.boundary_error AND s.project_uuid IS v.project_uuid
    AND s.subsidy_status IS v.subsidy_status AND s.stale_assessment IS v.stale_assessment
    AND s.stale_control IS v.stale_control)
UNION SELECT s.parcel_uuid FROM parcel_state AS s WHERE s.fid NOT IN (SELECT fid FROM parcel)
ORDER BY 1;

-- name: clear
DELETE FROM parcel_state;

-- name: every_parcel
SELECT uuid FROM parcel;
