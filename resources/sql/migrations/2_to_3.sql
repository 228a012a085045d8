-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- Version 3: the procedure of a subsidy (claim, steps, materials, scenarios), its state on the map of
-- projects, and the further areas of a project.

-- name: drop_derived_parcel_state
DROP VIEW "derived_parcel_state";

-- name: payment_subsidy_claim_uuid
ALTER TABLE "payment" ADD COLUMN "subsidy_claim_uuid" TEXT REFERENCES "subsidy_claim"("uuid");

-- name: payment_fund
ALTER TABLE "payment" ADD COLUMN "fund" TEXT;

-- name: payment_entered_by
ALTER TABLE "payment" ADD COLUMN "entered_by" TEXT;

-- name: project_boundary_source
ALTER TABLE "project" ADD COLUMN "boundary_source" TEXT;

-- name: project_plane_area_m2
ALTER TABLE "project" ADD COLUMN "plane_area_m2" REAL;

-- name: project_plane_epsg
ALTER TABLE "project" ADD COLUMN "plane_epsg" INTEGER;

-- name: project_approved_on
ALTER TABLE "project" ADD COLUMN "approved_on" DATE;

-- name: project_other_land_areas
ALTER TABLE "project" ADD COLUMN "other_land_areas" TEXT;

-- name: project_industrial_floor_area_m2
ALTER TABLE "project" ADD COLUMN "industrial_floor_area_m2" TEXT;

-- name: project_retained_floor_area_m2
ALTER TABLE "project" ADD COLUMN "retained_floor_area_m2" TEXT;

-- name: project_planning_permit_no
ALTER TABLE "project" ADD COLUMN "planning_permit_no" TEXT;

-- name: subsidy_case_basis_document
ALTER TABLE "subsidy_case" ADD COLUMN "basis_document" TEXT;

-- name: subsidy_case_rests_on
ALTER TABLE "subsidy_case" ADD COLUMN "rests_on" TEXT;

-- name: create_subsidy_claim
CREATE TABLE "subsidy_claim" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "project_uuid" TEXT NOT NULL REFERENCES "project"("uuid"),
  "subsidy_case_uuid" TEXT NOT NULL REFERENCES "subsidy_case"("uuid"),
  "state" TEXT NOT NULL,
  "calculated_by" TEXT NOT NULL,
  "reviewed_by" TEXT,
  "applied_on" DATE,
  "publicity_from" DATE,
  "publicity_to" DATE,
  "approved_fen" INTEGER,
  "approved_on" DATE,
  "approval_document_no" TEXT,
  "city_application_no" TEXT
);

-- name: create_subsidy_claim_by_project_uuid
CREATE INDEX "subsidy_claim_by_project_uuid" ON "subsidy_claim" ("project_uuid");

-- name: create_lup_guard_subsidy_claim_insert
CREATE TRIGGER "lup_guard_subsidy_claim_insert" BEFORE INSERT ON "subsidy_claim"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_claim'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_claim_update
CREATE TRIGGER "lup_guard_subsidy_claim_update" BEFORE UPDATE ON "subsidy_claim"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_claim' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_claim_delete
CREATE TRIGGER "lup_guard_subsidy_claim_delete" BEFORE DELETE ON "subsidy_claim"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_subsidy_material
CREATE TABLE "subsidy_material" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "subsidy_claim_uuid" TEXT NOT NULL REFERENCES "subsidy_claim"("uuid"),
  "item" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "document_no" TEXT,
  "dated_on" DATE,
  "document_uuid" TEXT REFERENCES "document"("uuid"),
  "checked_by" TEXT,
  "remark" TEXT
);

-- name: create_subsidy_material_by_subsidy_claim_uuid
CREATE INDEX "subsidy_material_by_subsidy_claim_uuid" ON "subsidy_material" ("subsidy_claim_uuid");

-- name: create_lup_guard_subsidy_material_insert
CREATE TRIGGER "lup_guard_subsidy_material_insert" BEFORE INSERT ON "subsidy_material"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_material'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_material_update
CREATE TRIGGER "lup_guard_subsidy_material_update" BEFORE UPDATE ON "subsidy_material"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_material' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_material_delete
CREATE TRIGGER "lup_guard_subsidy_material_delete" BEFORE DELETE ON "subsidy_material"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_subsidy_scenario
CREATE TABLE "subsidy_scenario" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "project_uuid" TEXT NOT NULL REFERENCES "project"("uuid"),
  "name" TEXT NOT NULL,
  "rule_set_uuid" TEXT NOT NULL REFERENCES "rule_set"("uuid"),
  "inputs" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  "made_on" DATE NOT NULL,
  "remark" TEXT
);

-- name: create_subsidy_scenario_by_project_uuid
CREATE INDEX "subsidy_scenario_by_project_uuid" ON "subsidy_scenario" ("project_uuid");

-- name: create_lup_guard_subsidy_scenario_insert
CREATE TRIGGER "lup_guard_subsidy_scenario_insert" BEFORE INSERT ON "subsidy_scenario"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_scenario'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_scenario_update
CREATE TRIGGER "lup_guard_subsidy_scenario_update" BEFORE UPDATE ON "subsidy_scenario"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_scenario' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_scenario_delete
CREATE TRIGGER "lup_guard_subsidy_scenario_delete" BEFORE DELETE ON "subsidy_scenario"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_subsidy_step
CREATE TABLE "subsidy_step" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "subsidy_claim_uuid" TEXT NOT NULL REFERENCES "subsidy_claim"("uuid"),
  "subsidy_case_uuid" TEXT REFERENCES "subsidy_case"("uuid"),
  "action" TEXT NOT NULL,
  "from_state" TEXT,
  "to_state" TEXT NOT NULL,
  "done_by" TEXT NOT NULL,
  "done_on" DATE NOT NULL,
  "document_no" TEXT,
  "opinion" TEXT,
  "amount_fen" INTEGER,
  "details" TEXT
);

-- name: create_subsidy_step_by_subsidy_claim_uuid
CREATE INDEX "subsidy_step_by_subsidy_claim_uuid" ON "subsidy_step" ("subsidy_claim_uuid");

-- name: create_lup_guard_subsidy_step_insert
CREATE TRIGGER "lup_guard_subsidy_step_insert" BEFORE INSERT ON "subsidy_step"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_step'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_step_update
CREATE TRIGGER "lup_guard_subsidy_step_update" BEFORE UPDATE ON "subsidy_step"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'subsidy_step' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_subsidy_step_delete
CREATE TRIGGER "lup_guard_subsidy_step_delete" BEFORE DELETE ON "subsidy_step"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_view_valid_subsidy_case
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

-- name: create_view_project_subsidy
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

-- name: create_view_derived_parcel_state
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

-- name: create_view_project_map
CREATE VIEW "project_map" AS SELECT
  p."fid" AS "fid",
  p."geom" AS "geom",
  p."uuid" AS "uuid",
  p."project_code" AS "project_code",
  p."name" AS "name",
  p."district" AS "district",
  p."redeveloper" AS "redeveloper",
  p."state" AS "state",
  p."land_area_m2" AS "land_area_m2",
  p."floor_area_m2" AS "floor_area_m2",
  p."planned_completion_on" AS "planned_completion_on",
  p."training" AS "training",
  s."subsidy_status" AS "subsidy_status",
  s."tier" AS "tier",
  s."amount_fen" AS "amount_fen",
  s."stale_status" AS "stale_status",
  s."claim_state" AS "claim_state",
  s."approved_fen" AS "approved_fen",
  s."paid_fen" AS "paid_fen"
FROM "project" AS p LEFT JOIN "project_subsidy" AS s ON s."project_uuid" = p."uuid"
WHERE p.retired_at IS NULL;

-- name: gpkg_contents
INSERT INTO gpkg_contents VALUES
  ('subsidy_claim', 'attributes', '奖补申请 subsidy_claim', '一个项目一次奖补的办理：从测算到市级拨付；每一步在奖补办理记录中，金额以审定为准。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('subsidy_material', 'attributes', '奖补申请材料 subsidy_material', '申请材料清单的核对：每项是否收到、文号与日期；清单本身是数据（示例）。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'attributes', '奖补情景 subsidy_scenario', '保留下来的假设测算：不是测算结果，不进入任何合计和对外材料。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('subsidy_step', 'attributes', '奖补办理记录 subsidy_step', '奖补申请的每一步：谁、何时、凭什么文件、什么意见；只增不改。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('project_map', 'features', '项目图 project_map', '当前项目及其奖补状况，供地图显示。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 0);

-- name: gpkg_geometry_columns
INSERT INTO gpkg_geometry_columns VALUES
  ('project_map', 'geom', 'MULTIPOLYGON', 0, 0, 0);

-- name: gpkg_data_column_constraints
INSERT INTO gpkg_data_column_constraints VALUES
  ('project_state', 'enum', 'closed', NULL, NULL, NULL, NULL, '结案'),
  ('claim_state', 'enum', 'calculated', NULL, NULL, NULL, NULL, '测算'),
  ('claim_state', 'enum', 'reviewed', NULL, NULL, NULL, NULL, '复核'),
  ('claim_state', 'enum', 'accepted', NULL, NULL, NULL, NULL, '受理申请'),
  ('claim_state', 'enum', 'joint_review', NULL, NULL, NULL, NULL, '部门联审'),
  ('claim_state', 'enum', 'publicity', NULL, NULL, NULL, NULL, '公示'),
  ('claim_state', 'enum', 'approved', NULL, NULL, NULL, NULL, '审定'),
  ('claim_state', 'enum', 'district_paid', NULL, NULL, NULL, NULL, '区财政拨付'),
  ('claim_state', 'enum', 'city_applied', NULL, NULL, NULL, NULL, '申请市级补助'),
  ('claim_state', 'enum', 'city_paid', NULL, NULL, NULL, NULL, '市级拨付'),
  ('claim_state', 'enum', 'withdrawn', NULL, NULL, NULL, NULL, '撤回'),
  ('claim_action', 'enum', 'start', NULL, NULL, NULL, NULL, '提出'),
  ('claim_action', 'enum', 'advance', NULL, NULL, NULL, NULL, '通过'),
  ('claim_action', 'enum', 'return', NULL, NULL, NULL, NULL, '退回'),
  ('claim_action', 'enum', 'withdraw', NULL, NULL, NULL, NULL, '撤回'),
  ('claim_action', 'enum', 'recalculate', NULL, NULL, NULL, NULL, '更换测算'),
  ('material_state', 'enum', 'present', NULL, NULL, NULL, NULL, '已收'),
  ('material_state', 'enum', 'missing', NULL, NULL, NULL, NULL, '未收'),
  ('material_state', 'enum', 'not_needed', NULL, NULL, NULL, NULL, '不需要'),
  ('fund_source', 'enum', 'district_budget', NULL, NULL, NULL, NULL, '区级财政预算'),
  ('fund_source', 'enum', 'city_special', NULL, NULL, NULL, NULL, '市级专项资金'),
  ('fund_source', 'enum', 'other', NULL, NULL, NULL, NULL, '其他资金'),
  ('boundary_source', 'enum', 'parcels', NULL, NULL, NULL, NULL, '宗地合并轮廓'),
  ('boundary_source', 'enum', 'drawn', NULL, NULL, NULL, NULL, '图上绘制'),
  ('boundary_source', 'enum', 'imported', NULL, NULL, NULL, NULL, '导入'),
  ('field_group', 'enum', 'party', NULL, NULL, NULL, NULL, '改造主体与权属人'),
  ('field_group', 'enum', 'state', NULL, NULL, NULL, NULL, '状态'),
  ('field_group', 'enum', 'land', NULL, NULL, NULL, NULL, '改造土地'),
  ('field_group', 'enum', 'completion', NULL, NULL, NULL, NULL, '竣工'),
  ('field_group', 'enum', 'three_old', NULL, NULL, NULL, NULL, '三旧'),
  ('field_group', 'enum', 'result', NULL, NULL, NULL, NULL, '测算'),
  ('field_group', 'enum', 'payment', NULL, NULL, NULL, NULL, '拨付'),
  ('field_group', 'enum', 'step', NULL, NULL, NULL, NULL, '办理'),
  ('field_group', 'enum', 'material', NULL, NULL, NULL, NULL, '材料'),
  ('field_group', 'enum', 'scenario', NULL, NULL, NULL, NULL, '情景');

-- name: gpkg_data_columns
INSERT INTO gpkg_data_columns VALUES
  ('payment', 'subsidy_claim_uuid', '奖补申请', NULL, NULL, NULL, NULL),
  ('payment', 'fund', '资金来源', NULL, NULL, NULL, 'fund_source'),
  ('payment', 'entered_by', '登记人', NULL, NULL, NULL, NULL),
  ('project', 'boundary_source', '范围来源', NULL, NULL, NULL, 'boundary_source'),
  ('project', 'plane_area_m2', '范围图形面积', NULL, 'm²', NULL, NULL),
  ('project', 'plane_epsg', '面积坐标系', NULL, NULL, NULL, NULL),
  ('project', 'approved_on', '改造方案批复日期', NULL, NULL, NULL, NULL),
  ('project', 'other_land_areas', '其他口径的土地面积', NULL, NULL, NULL, NULL),
  ('project', 'industrial_floor_area_m2', '其中工业建筑面积', NULL, 'm²', NULL, NULL),
  ('project', 'retained_floor_area_m2', '其中保留建筑面积', NULL, 'm²', NULL, NULL),
  ('project', 'planning_permit_no', '工程规划许可证号', NULL, NULL, NULL, NULL),
  ('subsidy_case', 'basis_document', '口径依据文件', NULL, NULL, NULL, NULL),
  ('subsidy_case', 'rests_on', '所依据的宗地版本', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'project_uuid', '项目', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'subsidy_case_uuid', '所依据的测算', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'state', '办理状态', NULL, NULL, NULL, 'claim_state'),
  ('subsidy_claim', 'calculated_by', '测算人', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'reviewed_by', '复核人', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'applied_on', '申请日期', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'publicity_from', '公示开始', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'publicity_to', '公示结束', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'approved_fen', '审定金额', NULL, '分', NULL, NULL),
  ('subsidy_claim', 'approved_on', '审定日期', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'approval_document_no', '审定文号', NULL, NULL, NULL, NULL),
  ('subsidy_claim', 'city_application_no', '市级补助申请文号', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'subsidy_claim_uuid', '奖补申请', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'item', '材料', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'state', '收到情况', NULL, NULL, NULL, 'material_state'),
  ('subsidy_material', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'dated_on', '文件日期', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'document_uuid', '附件', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'checked_by', '核对人', NULL, NULL, NULL, NULL),
  ('subsidy_material', 'remark', '备注', 'BZ', NULL, NULL, NULL),
  ('subsidy_scenario', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'project_uuid', '项目', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'name', '情景名称', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'rule_set_uuid', '政策参数', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'inputs', '假设的输入', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'result', '结果', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'made_by', '保存人', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'made_on', '保存日期', NULL, NULL, NULL, NULL),
  ('subsidy_scenario', 'remark', '说明', 'BZ', NULL, NULL, NULL),
  ('subsidy_step', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'subsidy_claim_uuid', '奖补申请', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'subsidy_case_uuid', '所依据的测算', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'action', '动作', NULL, NULL, NULL, 'claim_action'),
  ('subsidy_step', 'from_state', '办理前', NULL, NULL, NULL, 'claim_state'),
  ('subsidy_step', 'to_state', '办理后', NULL, NULL, NULL, 'claim_state'),
  ('subsidy_step', 'done_by', '经手人', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'done_on', '办理日期', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'opinion', '意见', NULL, NULL, NULL, NULL),
  ('subsidy_step', 'amount_fen', '金额', NULL, '分', NULL, NULL),
  ('subsidy_step', 'details', '部门意见与公示情况', NULL, NULL, NULL, NULL),
  ('project_map', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('project_map', 'project_code', '项目编号', 'XMBH', NULL, NULL, NULL),
  ('project_map', 'name', '项目名称', 'XMMC', NULL, NULL, NULL),
  ('project_map', 'district', '行政区代码', 'XZQDM', NULL, NULL, 'district'),
  ('project_map', 'redeveloper', '改造主体', 'GZZT', NULL, NULL, NULL),
  ('project_map', 'state', '状态', 'ZT', NULL, NULL, 'project_state'),
  ('project_map', 'land_area_m2', '改造土地面积', 'GZMJ', 'm²', NULL, NULL),
  ('project_map', 'floor_area_m2', '改造后建筑面积', 'JGJZMJ', 'm²', NULL, NULL),
  ('project_map', 'planned_completion_on', '计划竣工日期', 'JGRQ_Y', NULL, NULL, NULL),
  ('project_map', 'training', '演练数据', NULL, NULL, NULL, NULL),
  ('project_map', 'subsidy_status', '奖补测算', NULL, NULL, NULL, 'subsidy_status'),
  ('project_map', 'tier', '档次', NULL, NULL, NULL, NULL),
  ('project_map', 'amount_fen', '测算金额', NULL, '分', NULL, NULL),
  ('project_map', 'stale_status', '需重算的结果', NULL, NULL, NULL, 'subsidy_status'),
  ('project_map', 'claim_state', '办理状态', NULL, NULL, NULL, 'claim_state'),
  ('project_map', 'approved_fen', '审定金额', NULL, '分', NULL, NULL),
  ('project_map', 'paid_fen', '已拨付金额', NULL, '分', NULL, NULL);

-- name: crs_of_contents
UPDATE gpkg_contents SET srs_id = (SELECT srs_id FROM gpkg_contents WHERE table_name = 'parcel')
WHERE table_name = 'project_map';

-- name: crs_of_geometry
UPDATE gpkg_geometry_columns SET srs_id = (SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'parcel')
WHERE table_name = 'project_map';
