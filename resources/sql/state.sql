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
  UNION SELECT project_uuid FROM project_parcel WHERE parcel_uuid IN (SELECT value FROM json_each(:parcel)))
UNION SELECT parcel_uuid FROM control_check WHERE control_line_version_uuid IN (SELECT value FROM json_each(:control_line_version)
  UNION SELECT uuid FROM control_line_version WHERE import_package_uuid IN (SELECT value FROM json_each(:import_package))
  UNION SELECT control_line_version_uuid FROM control_line WHERE import_package_uuid IN (SELECT value FROM json_each(:import_package)));

-- name: touched_overlay
-- A run that comes or goes changes what it found and what the run before it had found; so does a layer.
SELECT DISTINCT o.parcel_uuid FROM overlay_run AS n
  JOIN overlay_result AS o ON o.overlay_run_uuid IN (n.uuid, (SELECT r.uuid FROM overlay_run AS r
    WHERE r.layer_kind = n.layer_kind AND r.reference_layer_uuid IS n.reference_layer_uuid
      AND r.retired_at IS NULL AND r.fid < n.fid ORDER BY r.fid DESC LIMIT 1))
  WHERE n.uuid IN (SELECT value FROM json_each(:overlay_run)
    UNION SELECT r.uuid FROM overlay_run AS r WHERE r.retired_at IS NULL AND r.reference_layer_uuid IN
      (SELECT value FROM json_each(:reference_layer) UNION SELECT k.uuid FROM reference_layer AS k
       WHERE k.import_package_uuid IN (SELECT value FROM json_each(:import_package)))) AND o.finding IS NOT NULL AND o.parcel_uuid IS NOT NULL;

-- name: refresh
INSERT OR REPLACE INTO parcel_state (fid, parcel_uuid, assessment_outcome, tag_state, low_efficiency_kind,
  control_class, control_inside_share, boundary_error, merge_state, project_uuid, subsidy_status,
  stale_assessment, stale_control, rule_outcomes, other_outputs, other_kinds, survey_state, overlay_findings)
SELECT d.* FROM derived_parcel_state AS d WHERE d.parcel_uuid IN (SELECT value FROM json_each(:parcels));

-- name: forget_findings
UPDATE parcel_state SET overlay_findings = NULL
WHERE overlay_findings IS NOT NULL AND parcel_uuid IN (SELECT value FROM json_each(:parcels));

-- name: refresh_findings
-- What valid_overlay_result says, for many parcels at once: one pass over the newest runs.
UPDATE parcel_state SET overlay_findings = w.findings
FROM (SELECT f.fid AS fid, f.parcel_uuid AS parcel_uuid, group_concat(f.finding, ' ') AS findings
  FROM (SELECT DISTINCT p.fid AS fid, p.uuid AS parcel_uuid, o.finding AS finding
    FROM overlay_run AS r
    CROSS JOIN overlay_result AS o ON o.overlay_run_uuid = r.uuid
    JOIN parcel AS p ON p.uuid = o.parcel_uuid
    WHERE r.retired_at IS NULL AND o.retired_at IS NULL AND o.finding IS NOT NULL
      AND (r.reference_layer_uuid IS NULL OR EXISTS (SELECT 1 FROM reference_layer AS k
        WHERE k.uuid = r.reference_layer_uuid AND k.retired_at IS NULL AND (k.import_package_uuid IS NULL
          OR k.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))))
      AND NOT EXISTS (SELECT 1 FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
        AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL AND n.fid > r.fid)
      AND (o.subject_version = p.row_version OR NOT EXISTS (SELECT 1 FROM lup_log AS l
        WHERE l.row_uuid = o.parcel_uuid AND l.table_name = 'parcel'
          AND l.base_version >= o.subject_version AND l.old_geom IS NOT NULL))
    ORDER BY 1, 3) AS f
  GROUP BY f.fid) AS w
WHERE parcel_state.fid = w.fid AND w.parcel_uuid IN (SELECT value FROM json_each(:parcels));

-- name: wrong
-- The columns of both are the same in the same order, in every version of the workspace.
SELECT d.parcel_uuid FROM (
  SELECT * FROM derived_parcel_state
  EXCEPT SELECT * FROM parcel_state) AS d
UNION SELECT s.parcel_uuid FROM parcel_state AS s WHERE s.fid NOT IN (SELECT fid FROM parcel)
ORDER BY 1;

-- name: clear
DELETE FROM parcel_state;

-- name: every_parcel
SELECT uuid FROM parcel;
