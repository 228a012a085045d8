-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- What is derived from rows; scripts/schema.py puts these views into create.sql.
-- valid_*: every computed result that still holds. current_*: the newest of them, one a parcel at
-- most. derived_parcel_state: what parcel_state must say of every parcel; stale_*: there are results,
-- and none of them holds.

-- An assessment rests on attributes: any newer version of the parcel makes it void.
CREATE VIEW "valid_assessment" AS
SELECT a.* FROM "assessment" AS a
JOIN "parcel" AS p ON p.uuid = a.parcel_uuid AND p.row_version = a.parcel_version
WHERE a.retired_at IS NULL;

CREATE VIEW "current_assessment" AS
SELECT a.* FROM "valid_assessment" AS a
WHERE a.fid = (SELECT max(n.fid) FROM "valid_assessment" AS n WHERE n.parcel_uuid = a.parcel_uuid);

-- A control check rests on the geometry of the parcel and on a version of the control line: it
-- holds until the geometry changes or that version is retired or its import is voided.
CREATE VIEW "valid_control_check" AS
SELECT c.* FROM "control_check" AS c
JOIN "parcel" AS p ON p.uuid = c.parcel_uuid
JOIN "control_line_version" AS v ON v.uuid = c.control_line_version_uuid AND v.retired_at IS NULL
WHERE c.retired_at IS NULL
  AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'))
  AND (c.parcel_version = p.row_version OR NOT EXISTS (SELECT 1 FROM "lup_log" AS l
    WHERE l.row_uuid = c.parcel_uuid AND l.table_name = 'parcel'
      AND l.base_version >= c.parcel_version AND l.old_geom IS NOT NULL));

CREATE VIEW "current_control_check" AS
SELECT c.* FROM "valid_control_check" AS c
WHERE c.fid = (SELECT max(n.fid) FROM "valid_control_check" AS n WHERE n.parcel_uuid = c.parcel_uuid);

-- The latest row of a parcel is the one with the greatest fid among those that hold.
CREATE VIEW "derived_parcel_state" AS
SELECT p.fid AS fid, p.uuid AS parcel_uuid, a.outcome AS assessment_outcome, t.state AS tag_state,
  t.low_efficiency_kind AS low_efficiency_kind, coalesce(c.treated_as, c.control_class) AS control_class,
  c.inside_share AS control_inside_share, c.boundary_error AS boundary_error, k.state AS merge_state,
  j.project_uuid AS project_uuid,
  (SELECT s.status FROM "subsidy_case" AS s
    JOIN "project" AS r ON r.uuid = s.project_uuid AND r.row_version = s.project_version
    WHERE s.project_uuid = j.project_uuid AND s.retired_at IS NULL
    ORDER BY s.fid DESC LIMIT 1) AS subsidy_status,
  CASE WHEN a.fid IS NULL AND EXISTS (SELECT 1 FROM "assessment" AS n
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS stale_assessment,
  CASE WHEN c.fid IS NULL AND EXISTS (SELECT 1 FROM "control_check" AS n
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS stale_control
FROM "parcel" AS p
LEFT JOIN "assessment" AS a ON a.fid =
  (SELECT max(n.fid) FROM "valid_assessment" AS n WHERE n.parcel_uuid = p.uuid)
LEFT JOIN "tag" AS t ON t.fid =
  (SELECT max(n.fid) FROM "survey_unit_parcel" AS o
    JOIN "survey_unit" AS u ON u.uuid = o.survey_unit_uuid AND u.retired_at IS NULL
    JOIN "tag" AS n ON n.survey_unit_uuid = u.uuid AND n.retired_at IS NULL AND n.is_primary = 1
    WHERE o.parcel_uuid = p.uuid AND o.retired_at IS NULL)
LEFT JOIN "control_check" AS c ON c.fid =
  (SELECT max(n.fid) FROM "valid_control_check" AS n WHERE n.parcel_uuid = p.uuid)
LEFT JOIN "merge_member" AS m ON m.fid =
  (SELECT max(n.fid) FROM "merge_member" AS n
    JOIN "merge_case" AS o ON o.uuid = n.merge_case_uuid AND o.retired_at IS NULL
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL)
LEFT JOIN "merge_case" AS k ON k.uuid = m.merge_case_uuid
LEFT JOIN "project_parcel" AS j ON j.fid =
  (SELECT max(n.fid) FROM "project_parcel" AS n
    JOIN "project" AS o ON o.uuid = n.project_uuid AND o.retired_at IS NULL
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL);

-- The versions of the control line that a map of today shows: those in force; when there is none,
-- the one that was in force last, else the first that will be.
CREATE VIEW "shown_control_line_version" AS
WITH known AS (
  SELECT v.*, v.valid_from <= date('now', 'localtime') AS begun,
    v.valid_from <= date('now', 'localtime')
      AND (v.valid_to IS NULL OR v.valid_to > date('now', 'localtime')) AS in_force
  FROM "control_line_version" AS v
  WHERE v.retired_at IS NULL AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done')))
SELECT k.* FROM known AS k
WHERE k.in_force OR (NOT EXISTS (SELECT 1 FROM known WHERE in_force) AND k.fid = (SELECT n.fid
  FROM known AS n
  ORDER BY n.begun DESC, CASE WHEN n.begun THEN n.valid_from END DESC, n.valid_from, n.fid LIMIT 1));
