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

-- The versions of the control line on which a check can hold: neither drafts nor voided.
CREATE VIEW "standing_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft' AND (v.import_package_uuid IS NULL
  OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'));

-- When a line that was checked against was another than it is: from the log line after_seq until the
-- one before to_seq. Shape, level and presence of its blocks count, and the end of the import that
-- brings them: what was changed and put back changed nothing, and neither does a name.
CREATE VIEW "control_line_otherwise" AS
WITH checked AS MATERIALIZED (
  SELECT s.uuid AS version FROM "standing_control_line" AS s
  WHERE EXISTS (SELECT 1 FROM "control_check" AS c WHERE c.control_line_version_uuid = s.uuid)),
as_brought AS MATERIALIZED (
  SELECT DISTINCT k.version AS version, b.change_id AS change_id, b.import_package_uuid AS package
  FROM checked AS k
  CROSS JOIN "control_line" AS b ON b.control_line_version_uuid = k.version AND b.row_version = 1
  WHERE b.retired_at IS NULL),
later AS MATERIALIZED (
  SELECT k.version AS version, b.fid AS fid, b.uuid AS uuid, b.level AS level, b.retired_at AS retired_at,
    b.import_package_uuid AS package, (SELECT l.seq FROM "lup_log" AS l WHERE l.change_id =
      (SELECT json_extract(f.old_json, '$.change_id') FROM "lup_log" AS f
        WHERE f.row_uuid = b.uuid AND f.table_name = 'control_line' AND f.base_version = 1)) AS came_seq
  FROM checked AS k
  CROSS JOIN "control_line" AS b ON b.control_line_version_uuid = k.version AND b.row_version > 1),
changed AS MATERIALIZED (
  SELECT b.version AS version, b.retired_at AS retired_at, b.came_seq AS came_seq, b.uuid AS uuid,
    l.seq AS seq, l.old_geom IS NOT NULL AS is_moved,
    l.old_geom IS NOT NULL AND l.old_geom IS NOT (SELECT substr(n.geom, 41) FROM "control_line" AS n
      WHERE n.fid = b.fid) AS other_shape,
    json_type(l.old_json, '$.level') IS NOT NULL AS is_levelled,
    json_type(l.old_json, '$.level') IS NOT NULL
      AND json_extract(l.old_json, '$.level') IS NOT b.level AS other_level,
    json_type(l.old_json, '$.retired_at') IS NOT NULL AS comes_or_goes,
    json_type(l.old_json, '$.retired_at') IS NOT NULL
      AND (json_extract(l.old_json, '$.retired_at') IS NULL) <> (b.retired_at IS NULL) AS other_presence
  FROM later AS b
  CROSS JOIN "lup_log" AS l ON l.row_uuid = b.uuid AND l.table_name = 'control_line'
    AND l.operation = 'update'
  WHERE l.old_geom IS NOT NULL OR json_type(l.old_json, '$.level') IS NOT NULL
    OR json_type(l.old_json, '$.retired_at') IS NOT NULL),
present AS MATERIALIZED (
  SELECT n.version AS version, n.package AS package, l.seq AS came_seq FROM as_brought AS n
    CROSS JOIN "lup_log" AS l ON l.change_id = n.change_id
  UNION SELECT b.version, b.package, b.came_seq FROM later AS b WHERE b.retired_at IS NULL),
ended AS MATERIALIZED (
  SELECT b.version AS version, l.row_uuid AS uuid, l.seq AS seq,
    (json_extract(l.old_json, '$.state') = 'done') <> (k.state = 'done') AS other_state
  FROM (SELECT DISTINCT p.version AS version, p.package AS package FROM present AS p) AS b
  CROSS JOIN "import_package" AS k ON k.uuid = b.package
  CROSS JOIN "lup_log" AS l ON l.row_uuid = k.uuid AND l.table_name = 'import_package'
  WHERE json_type(l.old_json, '$.state') IS NOT NULL)
SELECT p.version AS control_line_version_uuid, 0 AS after_seq, max(p.came_seq) AS to_seq FROM present AS p
  WHERE p.package IS NULL OR p.package IN (SELECT uuid FROM "import_package" WHERE state = 'done')
  GROUP BY p.version
UNION SELECT c.version, max(c.came_seq, coalesce((SELECT max(f.seq) FROM changed AS f
    WHERE f.uuid = c.uuid AND f.is_moved AND f.seq < c.seq), 0)), c.seq
  FROM changed AS c WHERE c.other_shape AND c.retired_at IS NULL
UNION SELECT c.version, max(c.came_seq, coalesce((SELECT max(f.seq) FROM changed AS f
    WHERE f.uuid = c.uuid AND f.is_levelled AND f.seq < c.seq), 0)), c.seq
  FROM changed AS c WHERE c.other_level AND c.retired_at IS NULL
UNION SELECT c.version, max(c.came_seq, coalesce((SELECT max(f.seq) FROM changed AS f
    WHERE f.uuid = c.uuid AND f.comes_or_goes AND f.seq < c.seq), 0)), c.seq
  FROM changed AS c WHERE c.other_presence
UNION SELECT e.version, max(coalesce((SELECT l.seq FROM "lup_log" AS l WHERE l.row_uuid = e.uuid
      AND l.table_name = 'import_package' AND l.operation = 'insert'), 0),
    coalesce((SELECT max(f.seq) FROM ended AS f WHERE f.uuid = e.uuid AND f.seq < e.seq), 0)), e.seq
  FROM ended AS e WHERE e.other_state;

-- Checks whose line is what it was when they read it; one of before version 5 read it when it was written.
CREATE VIEW "line_holding_check" AS
WITH standing AS MATERIALIZED (SELECT s.uuid AS uuid FROM "standing_control_line" AS s),
otherwise AS MATERIALIZED (SELECT o.control_line_version_uuid AS version, o.after_seq AS after_seq,
  o.to_seq AS to_seq FROM "control_line_otherwise" AS o)
SELECT c.* FROM "control_check" AS c
JOIN standing AS s ON s.uuid = c.control_line_version_uuid
WHERE c.retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM otherwise AS o
  WHERE o.version = c.control_line_version_uuid
    AND coalesce(c.line_seq, (SELECT l.seq FROM "lup_log" AS l
      WHERE l.change_id = CASE WHEN c.row_version = 1 THEN c.change_id
        ELSE coalesce((SELECT json_extract(f.old_json, '$.change_id') FROM "lup_log" AS f
          WHERE f.row_uuid = c.uuid AND f.table_name = 'control_check' AND f.base_version = 1), c.change_id)
        END), 0) BETWEEN o.after_seq AND o.to_seq - 1);

-- A control check rests on the geometry of the parcel and on a version of the control line: it
-- holds while both are what they were, and that version is not a draft again, retired or voided. The
-- oldest log line since that names the geometry says what it was.
CREATE VIEW "valid_control_check" AS
SELECT c.* FROM "line_holding_check" AS c
JOIN "parcel" AS p ON p.uuid = c.parcel_uuid
WHERE c.parcel_version = p.row_version OR coalesce((SELECT l.old_geom FROM "lup_log" AS l
  WHERE l.row_uuid = c.parcel_uuid AND l.table_name = 'parcel' AND l.base_version >= c.parcel_version
    AND l.old_geom IS NOT NULL ORDER BY l.base_version LIMIT 1) = coalesce(substr(p.geom, 41), x''), 1);

CREATE VIEW "current_control_check" AS
SELECT c.* FROM "valid_control_check" AS c
WHERE c.fid = (SELECT max(n.fid) FROM "valid_control_check" AS n WHERE n.parcel_uuid = c.parcel_uuid);

-- The newest finished run over each layer that is registered still: what it found stands.
CREATE VIEW "standing_overlay_run" AS
SELECT r.* FROM "overlay_run" AS r
WHERE r.retired_at IS NULL
  AND (r.reference_layer_uuid IS NULL OR EXISTS (SELECT 1 FROM "reference_layer" AS k
    WHERE k.uuid = r.reference_layer_uuid AND k.retired_at IS NULL AND (k.import_package_uuid IS NULL
      OR k.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'))))
  AND NOT EXISTS (SELECT 1 FROM "overlay_run" AS n WHERE n.layer_kind = r.layer_kind
    AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL AND n.fid > r.fid);

-- What a run that stands found of current parcels, while their geometry is that of then.
CREATE VIEW "valid_overlay_result" AS
SELECT o.* FROM "standing_overlay_run" AS r
CROSS JOIN "overlay_result" AS o ON o.overlay_run_uuid = r.uuid
JOIN "parcel" AS p ON p.uuid = o.parcel_uuid AND p.retired_at IS NULL
WHERE o.retired_at IS NULL
  AND (o.subject_version = p.row_version OR coalesce((SELECT l.old_geom FROM "lup_log" AS l
    WHERE l.row_uuid = o.parcel_uuid AND l.table_name = 'parcel' AND l.base_version >= o.subject_version
      AND l.old_geom IS NOT NULL ORDER BY l.base_version LIMIT 1) = coalesce(substr(p.geom, 41), x''), 1));

-- A calculation holds while the figures of the project that it rests on are those of then, and shape,
-- area, use and presence of its parcels, and their parts: what was changed and put back changed nothing.
-- The oldest line of the log since then that names a column says its value of then. The day of the
-- application counts by the side of the last valid day on which it lies (E-5).
-- rests_on: {parcel: [version of the parcel, version of the row that joins it]}.
CREATE VIEW "valid_subsidy_case" AS
SELECT s.* FROM "subsidy_case" AS s
WHERE s.retired_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM "lup_log" AS l
    JOIN "project" AS p ON p.uuid = l.row_uuid
    LEFT JOIN json_each(l.old_json) AS k
    WHERE l.row_uuid = s.project_uuid AND l.table_name = 'project' AND l.base_version >= s.project_version
      AND (k.value IS NOT CASE k.key
          WHEN 'district' THEN p.district WHEN 'project_type' THEN p.project_type
          WHEN 'village_park' THEN p.village_park WHEN 'redeveloper' THEN p.redeveloper
          WHEN 'right_holder_name' THEN p.right_holder_name WHEN 'land_area_m2' THEN p.land_area_m2
          WHEN 'land_area_source' THEN p.land_area_source WHEN 'net_land_area_m2' THEN p.net_land_area_m2
          WHEN 'floor_area_m2' THEN p.floor_area_m2 WHEN 'far_floor_area_m2' THEN p.far_floor_area_m2
          WHEN 'underground_floor_area_m2' THEN p.underground_floor_area_m2
          WHEN 'industrial_floor_area_m2' THEN p.industrial_floor_area_m2
          WHEN 'retained_floor_area_m2' THEN p.retained_floor_area_m2
          WHEN 'other_land_areas' THEN p.other_land_areas WHEN 'stated_far' THEN p.stated_far
          WHEN 'use_before' THEN p.use_before WHEN 'use_after' THEN p.use_after
          WHEN 'acceptances' THEN p.acceptances WHEN 'three_old_status' THEN p.three_old_status
          WHEN 'three_old_overlap_m2' THEN p.three_old_overlap_m2
          WHEN 'three_old_entered_on' THEN p.three_old_entered_on
          WHEN 'three_old_as_of' THEN p.three_old_as_of WHEN 'three_old_document' THEN p.three_old_document
          WHEN 'district_parts' THEN p.district_parts WHEN 'plane_area_m2' THEN p.plane_area_m2
          WHEN 'retired_at' THEN p.retired_at
          WHEN 'applied_on' THEN (SELECT CASE
              WHEN (coalesce(k.value, s.calculated_on) > r.valid_to) IS
                (coalesce(p.applied_on, s.calculated_on) > r.valid_to) THEN k.value ELSE p.applied_on END
            FROM "rule_set" AS r WHERE r.uuid = s.rule_set_uuid)
          ELSE k.value END
        AND NOT EXISTS (SELECT 1 FROM "lup_log" AS f
          WHERE f.row_uuid = l.row_uuid AND f.table_name = 'project' AND f.base_version >= s.project_version
            AND f.base_version < l.base_version AND json_type(f.old_json, '$.' || k.key) IS NOT NULL)
      OR l.old_geom IS NOT substr(p.geom, 41) AND l.old_geom IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "lup_log" AS f
          WHERE f.row_uuid = l.row_uuid AND f.table_name = 'project' AND f.base_version >= s.project_version
            AND f.base_version < l.base_version AND f.old_geom IS NOT NULL)))
  AND (s.rests_on IS NULL OR NOT EXISTS (SELECT 1 FROM "project_parcel" AS m
    WHERE m.project_uuid = s.project_uuid AND m.retired_at IS NULL
      AND m.parcel_uuid NOT IN (SELECT e.key FROM json_each(s.rests_on) AS e)))
  AND NOT EXISTS (SELECT 1 FROM json_each(s.rests_on) AS e
    WHERE NOT EXISTS (SELECT 1 FROM "project_parcel" AS m
      WHERE m.project_uuid = s.project_uuid AND m.parcel_uuid = e.key AND m.retired_at IS NULL
        AND (m.row_version = json_extract(e.value, '$[1]') OR EXISTS (SELECT 1 FROM json_each(s.inputs, '$.parcels') AS b
          WHERE json_extract(b.value, '$.parcel') = e.key
            AND (m.area_m2 IS json_extract(b.value, '$.part_m2')
              OR abs(m.area_m2 - json_extract(b.value, '$.part_m2')) < 0.000001))))
    OR EXISTS (SELECT 1 FROM "lup_log" AS l
      JOIN "parcel" AS p ON p.uuid = l.row_uuid
      LEFT JOIN json_each(l.old_json) AS k
      WHERE l.row_uuid = e.key AND l.table_name = 'parcel' AND l.base_version >= json_extract(e.value, '$[0]')
        AND (k.value IS NOT CASE k.key
            WHEN 'registered_area_m2' THEN p.registered_area_m2 WHEN 'plane_area_m2' THEN p.plane_area_m2
            WHEN 'use_code' THEN p.use_code WHEN 'use_standard' THEN p.use_standard
            WHEN 'district' THEN p.district WHEN 'retired_at' THEN p.retired_at ELSE k.value END
          AND NOT EXISTS (SELECT 1 FROM "lup_log" AS f
            WHERE f.row_uuid = l.row_uuid AND f.table_name = 'parcel' AND f.base_version < l.base_version
              AND f.base_version >= json_extract(e.value, '$[0]')
              AND json_type(f.old_json, '$.' || k.key) IS NOT NULL)
        OR l.old_geom IS NOT substr(p.geom, 41) AND l.old_geom IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM "lup_log" AS f
            WHERE f.row_uuid = l.row_uuid AND f.table_name = 'parcel' AND f.base_version < l.base_version
              AND f.base_version >= json_extract(e.value, '$[0]') AND f.old_geom IS NOT NULL))));

-- What is known of the subsidy of each project: of the newest calculation while it holds, else only
-- what it had said; of the newest claim; and what the ledger has paid in all.
CREATE VIEW "project_subsidy" AS
SELECT p.uuid AS project_uuid, s.status AS subsidy_status, s.tier AS tier, s.amount_fen AS amount_fen,
  o.status AS stale_status, c.state AS claim_state, c.approved_fen AS approved_fen,
  y.cumulative_fen AS paid_fen
FROM "project" AS p
LEFT JOIN "valid_subsidy_case" AS s ON s.fid =
  (SELECT max(n.fid) FROM "subsidy_case" AS n WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)
LEFT JOIN "subsidy_case" AS o ON s.fid IS NULL AND o.fid =
  (SELECT max(n.fid) FROM "subsidy_case" AS n WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)
LEFT JOIN "subsidy_claim" AS c ON c.fid =
  (SELECT max(n.fid) FROM "subsidy_claim" AS n WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL)
LEFT JOIN "payment" AS y ON y.fid =
  (SELECT max(n.fid) FROM "payment" AS n WHERE n.project_uuid = p.uuid AND n.retired_at IS NULL);

-- The latest row of a parcel is the one with the greatest fid among those that hold.
CREATE VIEW "derived_parcel_state" AS
SELECT p.fid AS fid, p.uuid AS parcel_uuid, a.outcome AS assessment_outcome, t.state AS tag_state,
  t.low_efficiency_kind AS low_efficiency_kind, coalesce(c.treated_as, c.control_class) AS control_class,
  c.inside_share AS control_inside_share, c.boundary_error AS boundary_error, k.state AS merge_state,
  j.project_uuid AS project_uuid,
  (SELECT s.subsidy_status FROM "project_subsidy" AS s
    WHERE s.project_uuid = j.project_uuid) AS subsidy_status,
  CASE WHEN a.fid IS NULL AND EXISTS (SELECT 1 FROM "assessment" AS n
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS stale_assessment,
  CASE WHEN c.fid IS NULL AND EXISTS (SELECT 1 FROM "control_check" AS n
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS stale_control,
  a.rule_outcomes AS rule_outcomes, a.other_outputs AS other_outputs,
  (SELECT group_concat(n.low_efficiency_kind, ' ') FROM "tag" AS n
    WHERE n.survey_unit_uuid = t.survey_unit_uuid AND n.primary_tag_uuid = t.uuid
      AND n.retired_at IS NULL) AS other_kinds,
  (SELECT u.survey_state FROM "survey_unit" AS u WHERE u.uuid = t.survey_unit_uuid) AS survey_state,
  CASE WHEN c.fid IS NOT NULL OR EXISTS (SELECT 1 FROM "control_check" AS n
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS control_checked,
  c.control_line_version_uuid AS control_line_version_uuid
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

-- The versions of the control line in force on the day that it is in the office: Beijing time,
-- whatever zone the computer keeps.
CREATE VIEW "in_force_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft' AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'))
  AND v.valid_from <= date('now', '+8 hours')
  AND (v.valid_to IS NULL OR v.valid_to > date('now', '+8 hours'));

-- The versions whose checks are to be reviewed today, since another one is in force (A-27). While
-- none is, nothing has taken the place of the last one.
CREATE VIEW "superseded_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE EXISTS (SELECT 1 FROM "in_force_control_line")
  AND v.uuid NOT IN (SELECT f.uuid FROM "in_force_control_line" AS f);

-- The versions of the control line that a map of today shows: those in force; when there is none,
-- the one that was in force last, else the first that will be.
CREATE VIEW "shown_control_line_version" AS
WITH known AS (
  SELECT v.*, v.valid_from <= date('now', '+8 hours') AS begun,
    v.uuid IN (SELECT f.uuid FROM "in_force_control_line" AS f) AS in_force
  FROM "control_line_version" AS v
  WHERE v.retired_at IS NULL AND v.state IS NOT 'draft' AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done')))
SELECT k.* FROM known AS k
WHERE k.in_force OR (NOT EXISTS (SELECT 1 FROM known WHERE in_force) AND k.fid = (SELECT n.fid
  FROM known AS n
  ORDER BY n.begun DESC, CASE WHEN n.begun THEN n.valid_from END DESC, n.valid_from, n.fid LIMIT 1));
