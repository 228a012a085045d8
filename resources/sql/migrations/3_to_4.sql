-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- Version 4: identification and tagging: survey areas, legacy land, the steps of a survey, requests for taxes,
-- adopted standards, what a rule says of further matters, and what people note when they tag.

-- name: drop_survey_unit_map
DROP VIEW "survey_unit_map";

-- name: drop_parcel_map
DROP VIEW "parcel_map";

-- name: drop_derived_parcel_state
DROP VIEW "derived_parcel_state";

-- name: parcel_state_rule_outcomes
ALTER TABLE "parcel_state" ADD COLUMN "rule_outcomes" TEXT;

-- name: parcel_state_other_outputs
ALTER TABLE "parcel_state" ADD COLUMN "other_outputs" TEXT;

-- name: parcel_state_other_kinds
ALTER TABLE "parcel_state" ADD COLUMN "other_kinds" TEXT;

-- name: parcel_state_survey_state
ALTER TABLE "parcel_state" ADD COLUMN "survey_state" TEXT;

-- name: assessment_score
ALTER TABLE "assessment" ADD COLUMN "score" REAL;

-- name: assessment_other_outputs
ALTER TABLE "assessment" ADD COLUMN "other_outputs" TEXT;

-- name: assessment_flags
ALTER TABLE "assessment" ADD COLUMN "flags" TEXT;

-- name: enterprise_year_tax_wan_per_mu
ALTER TABLE "enterprise_year" ADD COLUMN "tax_wan_per_mu" TEXT;

-- name: enterprise_year_tax_land_m2
ALTER TABLE "enterprise_year" ADD COLUMN "tax_land_m2" REAL;

-- name: enterprise_year_imported_on
ALTER TABLE "enterprise_year" ADD COLUMN "imported_on" DATE;

-- name: parcel_agreed_start_on
ALTER TABLE "parcel" ADD COLUMN "agreed_start_on" DATE;

-- name: parcel_actual_start_on
ALTER TABLE "parcel" ADD COLUMN "actual_start_on" DATE;

-- name: parcel_investment_done_pct
ALTER TABLE "parcel" ADD COLUMN "investment_done_pct" REAL;

-- name: parcel_built_area_share_pct
ALTER TABLE "parcel" ADD COLUMN "built_area_share_pct" REAL;

-- name: parcel_stopped_since
ALTER TABLE "parcel" ADD COLUMN "stopped_since" DATE;

-- name: parcel_agreement_on
ALTER TABLE "parcel" ADD COLUMN "agreement_on" DATE;

-- name: parcel_agreement_signer
ALTER TABLE "parcel" ADD COLUMN "agreement_signer" TEXT;

-- name: parcel_county_consent
ALTER TABLE "parcel" ADD COLUMN "county_consent" TEXT;

-- name: parcel_scope_and_price
ALTER TABLE "parcel" ADD COLUMN "scope_and_price" TEXT;

-- name: parcel_conversion_approved
ALTER TABLE "parcel" ADD COLUMN "conversion_approved" TEXT;

-- name: parcel_lawful_procedure
ALTER TABLE "parcel" ADD COLUMN "lawful_procedure" TEXT;

-- name: parcel_in_use
ALTER TABLE "parcel" ADD COLUMN "in_use" TEXT;

-- name: parcel_upgrade_needed
ALTER TABLE "parcel" ADD COLUMN "upgrade_needed" TEXT;

-- name: rule_set_state
ALTER TABLE "rule_set" ADD COLUMN "state" TEXT;

-- name: rule_set_adopted_on
ALTER TABLE "rule_set" ADD COLUMN "adopted_on" DATE;

-- name: rule_set_adopted_by
ALTER TABLE "rule_set" ADD COLUMN "adopted_by" TEXT;

-- name: rule_set_adoption_basis
ALTER TABLE "rule_set" ADD COLUMN "adoption_basis" TEXT;

-- name: rule_set_copied_from_uuid
ALTER TABLE "rule_set" ADD COLUMN "copied_from_uuid" TEXT REFERENCES "rule_set"("uuid");

-- name: survey_unit_survey_area_uuid
ALTER TABLE "survey_unit" ADD COLUMN "survey_area_uuid" TEXT REFERENCES "survey_area"("uuid");

-- name: survey_unit_unit_name
ALTER TABLE "survey_unit" ADD COLUMN "unit_name" TEXT;

-- name: survey_unit_town
ALTER TABLE "survey_unit" ADD COLUMN "town" TEXT;

-- name: survey_unit_unit_source
ALTER TABLE "survey_unit" ADD COLUMN "unit_source" TEXT;

-- name: survey_unit_unregistered
ALTER TABLE "survey_unit" ADD COLUMN "unregistered" BOOLEAN;

-- name: survey_unit_survey_state
ALTER TABLE "survey_unit" ADD COLUMN "survey_state" TEXT;

-- name: survey_unit_contact_name
ALTER TABLE "survey_unit" ADD COLUMN "contact_name" TEXT;

-- name: survey_unit_contact_phone
ALTER TABLE "survey_unit" ADD COLUMN "contact_phone" TEXT;

-- name: survey_unit_renewal_will
ALTER TABLE "survey_unit" ADD COLUMN "renewal_will" TEXT;

-- name: survey_unit_renewal_mode
ALTER TABLE "survey_unit" ADD COLUMN "renewal_mode" TEXT;

-- name: survey_unit_not_now_reason
ALTER TABLE "survey_unit" ADD COLUMN "not_now_reason" TEXT;

-- name: survey_unit_not_now_text
ALTER TABLE "survey_unit" ADD COLUMN "not_now_text" TEXT;

-- name: survey_unit_disputes
ALTER TABLE "survey_unit" ADD COLUMN "disputes" TEXT;

-- name: survey_unit_dispute_text
ALTER TABLE "survey_unit" ADD COLUMN "dispute_text" TEXT;

-- name: survey_unit_idle_land
ALTER TABLE "survey_unit" ADD COLUMN "idle_land" TEXT;

-- name: survey_unit_not_supplied
ALTER TABLE "survey_unit" ADD COLUMN "not_supplied" TEXT;

-- name: survey_unit_urban_village
ALTER TABLE "survey_unit" ADD COLUMN "urban_village" TEXT;

-- name: tag_primary_tag_uuid
ALTER TABLE "tag" ADD COLUMN "primary_tag_uuid" TEXT REFERENCES "tag"("uuid");

-- name: tag_basis_year
ALTER TABLE "tag_basis" ADD COLUMN "year" INTEGER;

-- name: create_legacy_land
CREATE TABLE "legacy_land" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "survey_unit_uuid" TEXT NOT NULL REFERENCES "survey_unit"("uuid"),
  "legacy_kind" TEXT NOT NULL,
  "area_m2" REAL,
  "used_since" DATE,
  "penalty_no" TEXT,
  "basis" TEXT,
  "entered_by" TEXT
);

-- name: create_legacy_land_by_survey_unit_uuid
CREATE INDEX "legacy_land_by_survey_unit_uuid" ON "legacy_land" ("survey_unit_uuid");

-- name: create_lup_guard_legacy_land_insert
CREATE TRIGGER "lup_guard_legacy_land_insert" BEFORE INSERT ON "legacy_land"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'legacy_land'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_legacy_land_update
CREATE TRIGGER "lup_guard_legacy_land_update" BEFORE UPDATE ON "legacy_land"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'legacy_land' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_legacy_land_delete
CREATE TRIGGER "lup_guard_legacy_land_delete" BEFORE DELETE ON "legacy_land"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_survey_area
CREATE TABLE "survey_area" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "geom" MULTIPOLYGON,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "import_package_uuid" TEXT REFERENCES "import_package"("uuid"),
  "area_number" TEXT,
  "name" TEXT,
  "district" TEXT NOT NULL,
  "town" TEXT,
  "area_m2" REAL,
  "area_epsg" INTEGER,
  "remark" TEXT
);

-- name: create_survey_area_by_area_number
CREATE INDEX "survey_area_by_area_number" ON "survey_area" ("area_number");

-- name: create_rtree_survey_area_geom
CREATE VIRTUAL TABLE "rtree_survey_area_geom" USING rtree(id, minx, maxx, miny, maxy);

-- name: create_rtree_survey_area_geom_insert
CREATE TRIGGER "rtree_survey_area_geom_insert" AFTER INSERT ON "survey_area"
WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_survey_area_geom" VALUES (NEW."fid",
    ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;

-- name: create_rtree_survey_area_geom_update1
CREATE TRIGGER "rtree_survey_area_geom_update1" AFTER UPDATE OF "geom" ON "survey_area"
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_survey_area_geom" VALUES (NEW."fid",
    ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;

-- name: create_rtree_survey_area_geom_update2
CREATE TRIGGER "rtree_survey_area_geom_update2" AFTER UPDATE OF "geom" ON "survey_area"
WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_survey_area_geom" WHERE id = OLD."fid";
END;

-- name: create_rtree_survey_area_geom_update3
CREATE TRIGGER "rtree_survey_area_geom_update3" AFTER UPDATE ON "survey_area"
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_survey_area_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_survey_area_geom" VALUES (NEW."fid",
    ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;

-- name: create_rtree_survey_area_geom_update4
CREATE TRIGGER "rtree_survey_area_geom_update4" AFTER UPDATE ON "survey_area"
WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_survey_area_geom" WHERE id IN (OLD."fid", NEW."fid");
END;

-- name: create_rtree_survey_area_geom_delete
CREATE TRIGGER "rtree_survey_area_geom_delete" AFTER DELETE ON "survey_area"
WHEN old."geom" NOT NULL
BEGIN
  DELETE FROM "rtree_survey_area_geom" WHERE id = OLD."fid";
END;

-- name: create_lup_guard_survey_area_insert
CREATE TRIGGER "lup_guard_survey_area_insert" BEFORE INSERT ON "survey_area"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'survey_area'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_survey_area_update
CREATE TRIGGER "lup_guard_survey_area_update" BEFORE UPDATE ON "survey_area"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'survey_area' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_survey_area_delete
CREATE TRIGGER "lup_guard_survey_area_delete" BEFORE DELETE ON "survey_area"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_survey_step
CREATE TABLE "survey_step" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "survey_unit_uuid" TEXT NOT NULL REFERENCES "survey_unit"("uuid"),
  "action" TEXT NOT NULL,
  "from_state" TEXT,
  "to_state" TEXT NOT NULL,
  "done_by" TEXT NOT NULL,
  "done_on" DATE NOT NULL,
  "document_no" TEXT,
  "opinion" TEXT,
  "unit_change" TEXT,
  "details" TEXT
);

-- name: create_survey_step_by_survey_unit_uuid
CREATE INDEX "survey_step_by_survey_unit_uuid" ON "survey_step" ("survey_unit_uuid");

-- name: create_lup_guard_survey_step_insert
CREATE TRIGGER "lup_guard_survey_step_insert" BEFORE INSERT ON "survey_step"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'survey_step'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_survey_step_update
CREATE TRIGGER "lup_guard_survey_step_update" BEFORE UPDATE ON "survey_step"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'survey_step' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_survey_step_delete
CREATE TRIGGER "lup_guard_survey_step_delete" BEFORE DELETE ON "survey_step"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_tax_request
CREATE TABLE "tax_request" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "district" TEXT NOT NULL,
  "document_no" TEXT,
  "requested_on" DATE NOT NULL,
  "requested_by" TEXT NOT NULL,
  "years" TEXT NOT NULL,
  "enterprises" TEXT NOT NULL,
  "answered_on" DATE,
  "answer_package_uuid" TEXT REFERENCES "import_package"("uuid"),
  "remark" TEXT
);

-- name: create_lup_guard_tax_request_insert
CREATE TRIGGER "lup_guard_tax_request_insert" BEFORE INSERT ON "tax_request"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'tax_request'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_tax_request_update
CREATE TRIGGER "lup_guard_tax_request_update" BEFORE UPDATE ON "tax_request"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'tax_request' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_tax_request_delete
CREATE TRIGGER "lup_guard_tax_request_delete" BEFORE DELETE ON "tax_request"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

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
    WHERE n.parcel_uuid = p.uuid AND n.retired_at IS NULL) THEN 1 END AS stale_control,
  a.rule_outcomes AS rule_outcomes, a.other_outputs AS other_outputs,
  (SELECT group_concat(n.low_efficiency_kind, ' ') FROM "tag" AS n
    WHERE n.survey_unit_uuid = t.survey_unit_uuid AND n.primary_tag_uuid = t.uuid
      AND n.retired_at IS NULL) AS other_kinds,
  (SELECT u.survey_state FROM "survey_unit" AS u WHERE u.uuid = t.survey_unit_uuid) AS survey_state
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

-- name: create_view_parcel_map
CREATE VIEW "parcel_map" AS SELECT
  p."fid" AS "fid",
  p."geom" AS "geom",
  p."uuid" AS "uuid",
  p."parcel_code" AS "parcel_code",
  p."unit_code" AS "unit_code",
  p."map_number" AS "map_number",
  p."holder_name" AS "holder_name",
  p."district" AS "district",
  p."town" AS "town",
  p."address" AS "address",
  p."registered_area_m2" AS "registered_area_m2",
  p."plane_area_m2" AS "plane_area_m2",
  p."use_code" AS "use_code",
  s."assessment_outcome" AS "assessment_outcome",
  s."tag_state" AS "tag_state",
  s."low_efficiency_kind" AS "low_efficiency_kind",
  s."control_class" AS "control_class",
  s."control_inside_share" AS "control_inside_share",
  s."boundary_error" AS "boundary_error",
  s."merge_state" AS "merge_state",
  s."project_uuid" AS "project_uuid",
  s."subsidy_status" AS "subsidy_status",
  s."stale_assessment" AS "stale_assessment",
  s."stale_control" AS "stale_control",
  s."rule_outcomes" AS "rule_outcomes",
  s."other_outputs" AS "other_outputs",
  s."other_kinds" AS "other_kinds",
  s."survey_state" AS "survey_state"
FROM "parcel" AS p LEFT JOIN "parcel_state" AS s ON s."fid" = p."fid"
WHERE p.retired_at IS NULL AND (p.import_package_uuid IS NULL OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));

-- name: create_view_survey_unit_map
CREATE VIEW "survey_unit_map" AS SELECT
  p."fid" AS "fid",
  p."geom" AS "geom",
  p."uuid" AS "uuid",
  p."unit_number" AS "unit_number",
  p."unit_name" AS "unit_name",
  p."district" AS "district",
  p."area_m2" AS "area_m2",
  p."low_efficiency_area_m2" AS "low_efficiency_area_m2",
  p."unit_source" AS "unit_source",
  p."survey_state" AS "survey_state",
  s."state" AS "state",
  s."low_efficiency_kind" AS "low_efficiency_kind",
  s."batch" AS "batch",
  s."decided_on" AS "decided_on",
  s."decided_by" AS "decided_by",
  s."example" AS "example"
FROM "survey_unit" AS p LEFT JOIN "tag" AS s ON s."fid" = (SELECT max(n."fid") FROM "tag" AS n
  WHERE n."survey_unit_uuid" = p."uuid" AND n."retired_at" IS NULL AND n."is_primary" = 1)
WHERE p.retired_at IS NULL;

-- name: create_view_survey_area_map
CREATE VIEW "survey_area_map" AS SELECT
  p."fid" AS "fid",
  p."geom" AS "geom",
  p."uuid" AS "uuid",
  p."area_number" AS "area_number",
  p."name" AS "name",
  p."district" AS "district",
  p."town" AS "town",
  p."area_m2" AS "area_m2"
FROM "survey_area" AS p
WHERE p.retired_at IS NULL AND (p.import_package_uuid IS NULL OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));

-- name: describe_survey_unit_map
UPDATE gpkg_contents SET description = '当前地块及其最新的主标记，供地图显示。' WHERE table_name = 'survey_unit_map';

-- name: gpkg_contents
INSERT INTO gpkg_contents VALUES
  ('legacy_land', 'attributes', '历史遗留用地 legacy_land', '地块内的历史遗留用地：一类一行，各有面积和依据（P-38）。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('survey_area', 'features', '调查区 survey_area', '成片调查的范围；地块按重叠归入调查区，汇总可随时重算。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 0),
  ('survey_step', 'attributes', '调查认定记录 survey_step', '地块调查认定的每一步：谁、何时、凭什么文件、什么意见；只增不改。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('tax_request', 'attributes', '税收数据函 tax_request', '向税务部门提供企业清单和纳税所属期的函及其回复情况（Y-44）；税收明细不存入工作库。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('survey_area_map', 'features', '调查区图 survey_area_map', '当前调查区，供地图显示。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 0);

-- name: gpkg_geometry_columns
INSERT INTO gpkg_geometry_columns VALUES
  ('survey_area', 'geom', 'MULTIPOLYGON', 0, 0, 0),
  ('survey_area_map', 'geom', 'MULTIPOLYGON', 0, 0, 0);

-- name: gpkg_extensions
INSERT INTO gpkg_extensions VALUES
  ('survey_area', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');

-- name: gpkg_data_column_constraints
INSERT INTO gpkg_data_column_constraints VALUES
  ('survey_action', 'enum', 'advance', NULL, NULL, NULL, NULL, '通过'),
  ('survey_action', 'enum', 'return', NULL, NULL, NULL, NULL, '退回'),
  ('survey_action', 'enum', 'withdraw', NULL, NULL, NULL, NULL, '撤回'),
  ('survey_action', 'enum', 'dismiss', NULL, NULL, NULL, NULL, '不属低效'),
  ('survey_action', 'enum', 'remove', NULL, NULL, NULL, NULL, '销号'),
  ('survey_action', 'enum', 'reopen', NULL, NULL, NULL, NULL, '重新核查'),
  ('unit_change', 'enum', 'in', NULL, NULL, NULL, NULL, '调入'),
  ('unit_change', 'enum', 'out', NULL, NULL, NULL, NULL, '调出'),
  ('unit_change', 'enum', 'removed', NULL, NULL, NULL, NULL, '销号'),
  ('unit_source', 'enum', 'parcel', NULL, NULL, NULL, NULL, '整宗'),
  ('unit_source', 'enum', 'parcels', NULL, NULL, NULL, NULL, '多宗合并轮廓'),
  ('unit_source', 'enum', 'drawn', NULL, NULL, NULL, NULL, '图上绘制'),
  ('unit_source', 'enum', 'layer', NULL, NULL, NULL, NULL, '取自图层'),
  ('renewal_will', 'enum', 'self', NULL, NULL, NULL, NULL, '自行改造'),
  ('renewal_will', 'enum', 'reserve', NULL, NULL, NULL, NULL, '政府收储'),
  ('renewal_will', 'enum', 'cooperation', NULL, NULL, NULL, NULL, '合作'),
  ('renewal_will', 'enum', 'none', NULL, NULL, NULL, NULL, '无意愿'),
  ('renewal_will', 'enum', 'unreached', NULL, NULL, NULL, NULL, '未联系上'),
  ('renewal_mode', 'enum', 'industry', NULL, NULL, NULL, NULL, '工改工'),
  ('renewal_mode', 'enum', 'new_industry', NULL, NULL, NULL, NULL, '工改新型产业'),
  ('renewal_mode', 'enum', 'business', NULL, NULL, NULL, NULL, '工改商'),
  ('renewal_mode', 'enum', 'housing', NULL, NULL, NULL, NULL, '工改居'),
  ('renewal_mode', 'enum', 'public', NULL, NULL, NULL, NULL, '工改公益'),
  ('renewal_mode', 'enum', 'reclamation', NULL, NULL, NULL, NULL, '复垦'),
  ('renewal_mode', 'enum', 'other', NULL, NULL, NULL, NULL, '其他'),
  ('not_now_reason', 'enum', '1', NULL, NULL, NULL, NULL, '未到计划的再开发时序'),
  ('not_now_reason', 'enum', '2', NULL, NULL, NULL, NULL, '企业原因'),
  ('not_now_reason', 'enum', '3', NULL, NULL, NULL, NULL, '政府原因'),
  ('not_now_reason', 'enum', '9', NULL, NULL, NULL, NULL, '其他'),
  ('dispute_kind', 'enum', 'petition', NULL, NULL, NULL, NULL, '信访'),
  ('dispute_kind', 'enum', 'reconsideration', NULL, NULL, NULL, NULL, '行政复议'),
  ('dispute_kind', 'enum', 'lawsuit', NULL, NULL, NULL, NULL, '行政诉讼'),
  ('dispute_kind', 'enum', 'other', NULL, NULL, NULL, NULL, '其他'),
  ('agreement_signer', 'enum', 'county', NULL, NULL, NULL, NULL, '县（市、区）政府'),
  ('agreement_signer', 'enum', 'town', NULL, NULL, NULL, NULL, '镇政府（街道办）'),
  ('rule_set_state', 'enum', 'draft', NULL, NULL, NULL, NULL, '草案'),
  ('rule_set_state', 'enum', 'adopted', NULL, NULL, NULL, NULL, '采用'),
  ('rule_set_state', 'enum', 'retired', NULL, NULL, NULL, NULL, '停用'),
  ('rule_output', 'enum', 'low_efficiency', NULL, NULL, NULL, NULL, '低效用地'),
  ('rule_output', 'enum', 'idle', NULL, NULL, NULL, NULL, '疑似闲置'),
  ('rule_output', 'enum', 'notice_transfer', NULL, NULL, NULL, NULL, '预告登记转让'),
  ('rule_output', 'enum', 'register', NULL, NULL, NULL, NULL, '可纳入标图建库'),
  ('rule_output', 'enum', 'supply', NULL, NULL, NULL, NULL, '可补办供地手续'),
  ('submission_state', 'enum', '12', NULL, NULL, NULL, NULL, '不属低效'),
  ('field_group', 'enum', 'contact', NULL, NULL, NULL, NULL, '联系'),
  ('field_group', 'enum', 'renewal', NULL, NULL, NULL, NULL, '改造'),
  ('field_group', 'enum', 'legacy', NULL, NULL, NULL, NULL, '历史遗留'),
  ('field_group', 'enum', 'adoption', NULL, NULL, NULL, NULL, '采用');

-- name: gpkg_data_columns
INSERT INTO gpkg_data_columns VALUES
  ('assessment', 'score', '综合得分', NULL, NULL, NULL, NULL),
  ('assessment', 'other_outputs', '其他判断', NULL, NULL, NULL, NULL),
  ('assessment', 'flags', '待人工确认', NULL, NULL, NULL, NULL),
  ('enterprise_year', 'tax_wan_per_mu', '亩均税收', 'MJSS', '万元/亩', NULL, NULL),
  ('enterprise_year', 'tax_land_m2', '计算亩均税收的用地面积', NULL, 'm²', NULL, NULL),
  ('enterprise_year', 'imported_on', '数据导入日期', NULL, NULL, NULL, NULL),
  ('legacy_land', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('legacy_land', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('legacy_land', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('legacy_land', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('legacy_land', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('legacy_land', 'survey_unit_uuid', '地块', NULL, NULL, NULL, NULL),
  ('legacy_land', 'legacy_kind', '历史遗留类型', 'LSYL', NULL, NULL, 'legacy_kind'),
  ('legacy_land', 'area_m2', '历史遗留用地面积', 'LSYLMJ', 'm²', NULL, NULL),
  ('legacy_land', 'used_since', '用地发生时间', 'YDSJ', NULL, NULL, NULL),
  ('legacy_land', 'penalty_no', '处罚文号', 'CFWH', NULL, NULL, NULL),
  ('legacy_land', 'basis', '依据', NULL, NULL, NULL, NULL),
  ('legacy_land', 'entered_by', '登记人', NULL, NULL, NULL, NULL),
  ('parcel', 'agreed_start_on', '约定开工日期', 'YDKGRQ', NULL, NULL, NULL),
  ('parcel', 'actual_start_on', '实际开工日期', 'SJKGRQ', NULL, NULL, NULL),
  ('parcel', 'investment_done_pct', '已投资占约定投资总额比例', 'TZWCL', '%', NULL, NULL),
  ('parcel', 'built_area_share_pct', '已动工开发面积占比', 'DGMJBL', '%', NULL, NULL),
  ('parcel', 'stopped_since', '中止开发起始日期', 'ZZKFRQ', NULL, NULL, NULL),
  ('parcel', 'agreement_on', '工业项目投资协议签订日期', 'XYRQ', NULL, NULL, NULL),
  ('parcel', 'agreement_signer', '投资协议签订机关', 'XYJG', NULL, NULL, 'agreement_signer'),
  ('parcel', 'county_consent', '已报县（市、区）政府同意', 'XZFTY', NULL, NULL, 'yes_no_unknown'),
  ('parcel', 'scope_and_price', '供地范围和价格已确定', 'FWJG', NULL, NULL, 'yes_no_unknown'),
  ('parcel', 'conversion_approved', '农用地转用和土地征收审批手续已办理', 'ZYZS', NULL, NULL, 'yes_no_unknown'),
  ('parcel', 'lawful_procedure', '有合法用地手续', 'HFSX', NULL, NULL, 'yes_no_unknown'),
  ('parcel', 'in_use', '已建成使用', 'JCSY', NULL, NULL, 'yes_no_unknown'),
  ('parcel', 'upgrade_needed', '确需升级改造', 'SJGZ', NULL, NULL, 'yes_no_unknown'),
  ('rule_set', 'state', '状态', NULL, NULL, NULL, 'rule_set_state'),
  ('rule_set', 'adopted_on', '采用日期', NULL, NULL, NULL, NULL),
  ('rule_set', 'adopted_by', '采用人', NULL, NULL, NULL, NULL),
  ('rule_set', 'adoption_basis', '采用依据', NULL, NULL, NULL, NULL),
  ('rule_set', 'copied_from_uuid', '底稿', NULL, NULL, NULL, NULL),
  ('survey_area', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('survey_area', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('survey_area', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('survey_area', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('survey_area', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('survey_area', 'import_package_uuid', '导入包编号', NULL, NULL, NULL, NULL),
  ('survey_area', 'area_number', '调查区编号', 'DCQBH', NULL, NULL, NULL),
  ('survey_area', 'name', '调查区名称', 'DCQMC', NULL, NULL, NULL),
  ('survey_area', 'district', '行政区代码', 'XZQDM', NULL, NULL, 'district'),
  ('survey_area', 'town', '镇（街道）', 'XZJD', NULL, NULL, NULL),
  ('survey_area', 'area_m2', '调查区面积', 'MJ', 'm²', NULL, NULL),
  ('survey_area', 'area_epsg', '面积坐标系', NULL, NULL, NULL, NULL),
  ('survey_area', 'remark', '备注', 'BZ', NULL, NULL, NULL),
  ('survey_step', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('survey_step', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('survey_step', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('survey_step', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('survey_step', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('survey_step', 'survey_unit_uuid', '地块', NULL, NULL, NULL, NULL),
  ('survey_step', 'action', '动作', NULL, NULL, NULL, 'survey_action'),
  ('survey_step', 'from_state', '办理前', NULL, NULL, NULL, 'submission_state'),
  ('survey_step', 'to_state', '办理后', NULL, NULL, NULL, 'submission_state'),
  ('survey_step', 'done_by', '经手人', NULL, NULL, NULL, NULL),
  ('survey_step', 'done_on', '办理日期', NULL, NULL, NULL, NULL),
  ('survey_step', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('survey_step', 'opinion', '意见', NULL, NULL, NULL, NULL),
  ('survey_step', 'unit_change', '变动', NULL, NULL, NULL, 'unit_change'),
  ('survey_step', 'details', '公示与征求意见情况', NULL, NULL, NULL, NULL),
  ('survey_unit', 'survey_area_uuid', '调查区', NULL, NULL, NULL, NULL),
  ('survey_unit', 'unit_name', '地块名称', 'DKMC', NULL, NULL, NULL),
  ('survey_unit', 'town', '镇（街道）', 'XZJD', NULL, NULL, NULL),
  ('survey_unit', 'unit_source', '地块范围来源', NULL, NULL, NULL, 'unit_source'),
  ('survey_unit', 'unregistered', '含未登记土地', NULL, NULL, NULL, NULL),
  ('survey_unit', 'survey_state', '调查认定状态', 'BSZT', NULL, NULL, 'submission_state'),
  ('survey_unit', 'contact_name', '联系人', 'LXR', NULL, NULL, NULL),
  ('survey_unit', 'contact_phone', '联系电话', 'LXDH', NULL, NULL, NULL),
  ('survey_unit', 'renewal_will', '改造意愿', 'GZYY', NULL, NULL, 'renewal_will'),
  ('survey_unit', 'renewal_mode', '拟改造方式', 'GZMS', NULL, NULL, 'renewal_mode'),
  ('survey_unit', 'not_now_reason', '暂不实施原因', 'ZBSSYY', NULL, NULL, 'not_now_reason'),
  ('survey_unit', 'not_now_text', '暂不实施说明', NULL, NULL, NULL, NULL),
  ('survey_unit', 'disputes', '争议情形', 'ZJJF', NULL, NULL, NULL),
  ('survey_unit', 'dispute_text', '争议说明', NULL, NULL, NULL, NULL),
  ('survey_unit', 'idle_land', '闲置土地', 'SFXZ', NULL, NULL, 'yes_no_unknown'),
  ('survey_unit', 'not_supplied', '批而未供', 'PEWG', NULL, NULL, 'yes_no_unknown'),
  ('survey_unit', 'urban_village', '城中村', 'SFCZC', NULL, NULL, 'yes_no_unknown'),
  ('tag', 'primary_tag_uuid', '所属主标记', NULL, NULL, NULL, NULL),
  ('tag_basis', 'year', '数据年度', NULL, NULL, NULL, NULL),
  ('tax_request', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('tax_request', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('tax_request', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('tax_request', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('tax_request', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('tax_request', 'district', '行政区代码', NULL, NULL, NULL, 'district'),
  ('tax_request', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('tax_request', 'requested_on', '发函日期', NULL, NULL, NULL, NULL),
  ('tax_request', 'requested_by', '经办人', NULL, NULL, NULL, NULL),
  ('tax_request', 'years', '纳税所属期', NULL, NULL, NULL, NULL),
  ('tax_request', 'enterprises', '企业清单', NULL, NULL, NULL, NULL),
  ('tax_request', 'answered_on', '回复日期', NULL, NULL, NULL, NULL),
  ('tax_request', 'answer_package_uuid', '回复的导入包', NULL, NULL, NULL, NULL),
  ('tax_request', 'remark', '备注', 'BZ', NULL, NULL, NULL),
  ('parcel_map', 'rule_outcomes', '各规则结果', NULL, NULL, NULL, NULL),
  ('parcel_map', 'other_outputs', '其他判断', NULL, NULL, NULL, NULL),
  ('parcel_map', 'other_kinds', '兼有类型', NULL, NULL, NULL, NULL),
  ('parcel_map', 'survey_state', '调查认定状态', NULL, NULL, NULL, 'submission_state'),
  ('survey_unit_map', 'unit_name', '地块名称', 'DKMC', NULL, NULL, NULL),
  ('survey_unit_map', 'unit_source', '地块范围来源', NULL, NULL, NULL, 'unit_source'),
  ('survey_unit_map', 'survey_state', '调查认定状态', 'BSZT', NULL, NULL, 'submission_state'),
  ('survey_area_map', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('survey_area_map', 'area_number', '调查区编号', 'DCQBH', NULL, NULL, NULL),
  ('survey_area_map', 'name', '调查区名称', 'DCQMC', NULL, NULL, NULL),
  ('survey_area_map', 'district', '行政区代码', 'XZQDM', NULL, NULL, 'district'),
  ('survey_area_map', 'town', '镇（街道）', 'XZJD', NULL, NULL, NULL),
  ('survey_area_map', 'area_m2', '调查区面积', 'MJ', 'm²', NULL, NULL);

-- name: crs_of_contents
UPDATE gpkg_contents SET srs_id = (SELECT srs_id FROM gpkg_contents WHERE table_name = 'parcel')
WHERE table_name IN ('survey_area', 'survey_area_map');

-- name: crs_of_geometry
UPDATE gpkg_geometry_columns SET srs_id = (SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'parcel')
WHERE table_name IN ('survey_area', 'survey_area_map');
