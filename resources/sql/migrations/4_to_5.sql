-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- Version 5: versions of the control line with their approval, the ledger of its adjustments, its policy
-- texts and indicators, and the overlay of everything that is registered.

-- name: drop_control_line_map
DROP VIEW "control_line_map";

-- name: drop_parcel_map
DROP VIEW "parcel_map";

-- name: drop_shown_control_line_version
DROP VIEW "shown_control_line_version";

-- name: drop_derived_parcel_state
DROP VIEW "derived_parcel_state";

-- name: drop_current_control_check
DROP VIEW "current_control_check";

-- name: drop_valid_control_check
DROP VIEW "valid_control_check";

-- name: drop_overlay_result
DROP TABLE "overlay_result";

-- name: drop_line_adjustment_index
DROP INDEX "line_adjustment_by_adjustment_no";

-- name: drop_control_line_by_control_line_version_uuid
DROP INDEX "control_line_by_control_line_version_uuid";

-- name: merge_check_without_opinion
ALTER TABLE "merge_check" DROP COLUMN "opinion";

-- name: merge_check_without_judged_by
ALTER TABLE "merge_check" DROP COLUMN "judged_by";

-- name: merge_check_without_judged_on
ALTER TABLE "merge_check" DROP COLUMN "judged_on";

-- name: line_adjustment_without_adjustment_no
ALTER TABLE "line_adjustment" DROP COLUMN "adjustment_no";

-- name: line_adjustment_without_kind
ALTER TABLE "line_adjustment" DROP COLUMN "kind";

-- name: line_adjustment_without_balanced
ALTER TABLE "line_adjustment" DROP COLUMN "balanced";

-- name: line_adjustment_without_publicised_from
ALTER TABLE "line_adjustment" DROP COLUMN "publicised_from";

-- name: line_adjustment_without_publicised_to
ALTER TABLE "line_adjustment" DROP COLUMN "publicised_to";

-- name: line_adjustment_without_approved_by
ALTER TABLE "line_adjustment" DROP COLUMN "approved_by";

-- name: line_adjustment_without_approval_no
ALTER TABLE "line_adjustment" DROP COLUMN "approval_no";

-- name: line_adjustment_without_approved_on
ALTER TABLE "line_adjustment" DROP COLUMN "approved_on";

-- name: line_adjustment_without_from_version_uuid
ALTER TABLE "line_adjustment" DROP COLUMN "from_version_uuid";

-- name: line_adjustment_without_to_version_uuid
ALTER TABLE "line_adjustment" DROP COLUMN "to_version_uuid";

-- name: parcel_state_control_checked
ALTER TABLE "parcel_state" ADD COLUMN "control_checked" BOOLEAN;

-- name: parcel_state_control_line_version_uuid
ALTER TABLE "parcel_state" ADD COLUMN "control_line_version_uuid" TEXT;

-- name: control_check_checked_by
ALTER TABLE "control_check" ADD COLUMN "checked_by" TEXT;

-- name: control_check_rule_pack
ALTER TABLE "control_check" ADD COLUMN "rule_pack" TEXT;

-- name: control_check_rule_pack_hash
ALTER TABLE "control_check" ADD COLUMN "rule_pack_hash" TEXT;

-- name: control_check_treated_on
ALTER TABLE "control_check" ADD COLUMN "treated_on" DATE;

-- name: control_check_line_seq
ALTER TABLE "control_check" ADD COLUMN "line_seq" INTEGER;

-- name: control_line_version_state
ALTER TABLE "control_line_version" ADD COLUMN "state" TEXT;

-- name: control_line_version_approved_on
ALTER TABLE "control_line_version" ADD COLUMN "approved_on" DATE;

-- name: control_line_version_source
ALTER TABLE "control_line_version" ADD COLUMN "source" TEXT;

-- name: control_line_version_based_on_uuid
ALTER TABLE "control_line_version" ADD COLUMN "based_on_uuid" TEXT REFERENCES "control_line_version"("uuid");

-- name: control_line_version_made_by
ALTER TABLE "control_line_version" ADD COLUMN "made_by" TEXT;

-- name: control_line_version_remark
ALTER TABLE "control_line_version" ADD COLUMN "remark" TEXT;

-- name: line_adjustment_adjustment_case_uuid
ALTER TABLE "line_adjustment" ADD COLUMN "adjustment_case_uuid" TEXT REFERENCES "adjustment_case"("uuid");

-- name: line_adjustment_direction
ALTER TABLE "line_adjustment" ADD COLUMN "direction" TEXT;

-- name: line_adjustment_level
ALTER TABLE "line_adjustment" ADD COLUMN "level" INTEGER;

-- name: line_adjustment_block_code
ALTER TABLE "line_adjustment" ADD COLUMN "block_code" TEXT;

-- name: line_adjustment_block_name
ALTER TABLE "line_adjustment" ADD COLUMN "block_name" TEXT;

-- name: lineage_done_by
ALTER TABLE "lineage" ADD COLUMN "done_by" TEXT;

-- name: merge_case_new_registered_area_m2
ALTER TABLE "merge_case" ADD COLUMN "new_registered_area_m2" REAL;

-- name: merge_case_area_basis
ALTER TABLE "merge_case" ADD COLUMN "area_basis" TEXT;

-- name: merge_case_new_values
ALTER TABLE "merge_case" ADD COLUMN "new_values" TEXT;

-- name: merge_case_seizure_checked_on
ALTER TABLE "merge_case" ADD COLUMN "seizure_checked_on" DATE;

-- name: merge_case_mortgage_consent
ALTER TABLE "merge_case" ADD COLUMN "mortgage_consent" TEXT;

-- name: merge_case_ellipsoid_area_m2
ALTER TABLE "merge_case" ADD COLUMN "ellipsoid_area_m2" REAL;

-- name: merge_case_gap_m2
ALTER TABLE "merge_case" ADD COLUMN "gap_m2" REAL;

-- name: merge_case_overlap_m2
ALTER TABLE "merge_case" ADD COLUMN "overlap_m2" REAL;

-- name: merge_case_corners
ALTER TABLE "merge_case" ADD COLUMN "corners" INTEGER;

-- name: merge_case_tolerance_m
ALTER TABLE "merge_case" ADD COLUMN "tolerance_m" REAL;

-- name: merge_case_min_shared_m
ALTER TABLE "merge_case" ADD COLUMN "min_shared_m" REAL;

-- name: merge_case_loose
ALTER TABLE "merge_case" ADD COLUMN "loose" BOOLEAN;

-- name: merge_case_agreed_on
ALTER TABLE "merge_case" ADD COLUMN "agreed_on" DATE;

-- name: merge_case_supplement_no
ALTER TABLE "merge_case" ADD COLUMN "supplement_no" TEXT;

-- name: merge_case_drafted_by
ALTER TABLE "merge_case" ADD COLUMN "drafted_by" TEXT;

-- name: merge_check_kind
ALTER TABLE "merge_check" ADD COLUMN "kind" TEXT;

-- name: merge_check_detail
ALTER TABLE "merge_check" ADD COLUMN "detail" TEXT;

-- name: merge_check_merge_judgement_uuid
ALTER TABLE "merge_check" ADD COLUMN "merge_judgement_uuid" TEXT REFERENCES "merge_judgement"("uuid");

-- name: merge_check_rule_pack
ALTER TABLE "merge_check" ADD COLUMN "rule_pack" TEXT;

-- name: merge_check_rule_pack_hash
ALTER TABLE "merge_check" ADD COLUMN "rule_pack_hash" TEXT;

-- name: merge_check_checked_by
ALTER TABLE "merge_check" ADD COLUMN "checked_by" TEXT;

-- name: merge_member_holder_name
ALTER TABLE "merge_member" ADD COLUMN "holder_name" TEXT;

-- name: merge_member_plane_area_m2
ALTER TABLE "merge_member" ADD COLUMN "plane_area_m2" REAL;

-- name: parcel_other_entries
ALTER TABLE "parcel" ADD COLUMN "other_entries" TEXT;

-- name: parcel_contract_far_max
ALTER TABLE "parcel" ADD COLUMN "contract_far_max" REAL;

-- name: parcel_contract_density_pct
ALTER TABLE "parcel" ADD COLUMN "contract_density_pct" REAL;

-- name: parcel_contract_green_pct
ALTER TABLE "parcel" ADD COLUMN "contract_green_pct" REAL;

-- name: parcel_contract_limits
ALTER TABLE "parcel" ADD COLUMN "contract_limits" TEXT;

-- name: parcel_plan_unit
ALTER TABLE "parcel" ADD COLUMN "plan_unit" TEXT;

-- name: reference_area_class_name
ALTER TABLE "reference_area" ADD COLUMN "class_name" TEXT;

-- name: reference_area_document_no
ALTER TABLE "reference_area" ADD COLUMN "document_no" TEXT;

-- name: reference_area_approved_on
ALTER TABLE "reference_area" ADD COLUMN "approved_on" DATE;

-- name: reference_layer_crs
ALTER TABLE "reference_layer" ADD COLUMN "crs" TEXT;

-- name: reference_layer_document_no
ALTER TABLE "reference_layer" ADD COLUMN "document_no" TEXT;

-- name: reference_layer_district
ALTER TABLE "reference_layer" ADD COLUMN "district" TEXT;

-- name: reference_layer_registered_by
ALTER TABLE "reference_layer" ADD COLUMN "registered_by" TEXT;

-- name: create_adjustment_case
CREATE TABLE "adjustment_case" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "adjustment_no" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT NOT NULL,
  "district" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "balanced" BOOLEAN,
  "least_block_m2" REAL,
  "reason" TEXT,
  "publicised_from" DATE,
  "publicised_to" DATE,
  "publicised_at" TEXT,
  "approved_by" TEXT,
  "approval_no" TEXT,
  "approved_on" DATE,
  "in_force_from" DATE,
  "from_version_uuid" TEXT NOT NULL REFERENCES "control_line_version"("uuid"),
  "to_version_uuid" TEXT REFERENCES "control_line_version"("uuid"),
  "drafted_by" TEXT
);

-- name: create_adjustment_case_by_adjustment_no
CREATE INDEX "adjustment_case_by_adjustment_no" ON "adjustment_case" ("adjustment_no");

-- name: create_lup_guard_adjustment_case_insert
CREATE TRIGGER "lup_guard_adjustment_case_insert" BEFORE INSERT ON "adjustment_case"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'adjustment_case'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_adjustment_case_update
CREATE TRIGGER "lup_guard_adjustment_case_update" BEFORE UPDATE ON "adjustment_case"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'adjustment_case' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_adjustment_case_delete
CREATE TRIGGER "lup_guard_adjustment_case_delete" BEFORE DELETE ON "adjustment_case"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_adjustment_step
CREATE TABLE "adjustment_step" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "adjustment_case_uuid" TEXT NOT NULL REFERENCES "adjustment_case"("uuid"),
  "action" TEXT NOT NULL,
  "from_state" TEXT,
  "to_state" TEXT NOT NULL,
  "done_by" TEXT NOT NULL,
  "done_on" DATE NOT NULL,
  "document_no" TEXT,
  "opinion" TEXT,
  "details" TEXT
);

-- name: create_adjustment_step_by_adjustment_case_uuid
CREATE INDEX "adjustment_step_by_adjustment_case_uuid" ON "adjustment_step" ("adjustment_case_uuid");

-- name: create_lup_guard_adjustment_step_insert
CREATE TRIGGER "lup_guard_adjustment_step_insert" BEFORE INSERT ON "adjustment_step"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'adjustment_step'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_adjustment_step_update
CREATE TRIGGER "lup_guard_adjustment_step_update" BEFORE UPDATE ON "adjustment_step"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'adjustment_step' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_adjustment_step_delete
CREATE TRIGGER "lup_guard_adjustment_step_delete" BEFORE DELETE ON "adjustment_step"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_control_line_by_control_line_version_uuid_row_version_retired_at_change_id_import_package_uuid
CREATE INDEX "control_line_by_control_line_version_uuid_row_version_retired_at_change_id_import_package_uuid" ON "control_line" ("control_line_version_uuid", "row_version", "retired_at", "change_id", "import_package_uuid");

-- name: create_control_measure
CREATE TABLE "control_measure" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "heading" TEXT NOT NULL,
  "control_class" TEXT,
  "level" INTEGER,
  "text" TEXT NOT NULL,
  "clause" TEXT,
  "document_no" TEXT,
  "valid_from" DATE,
  "valid_to" DATE,
  "example" BOOLEAN,
  "entered_by" TEXT
);

-- name: create_lup_guard_control_measure_insert
CREATE TRIGGER "lup_guard_control_measure_insert" BEFORE INSERT ON "control_measure"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'control_measure'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_control_measure_update
CREATE TRIGGER "lup_guard_control_measure_update" BEFORE UPDATE ON "control_measure"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'control_measure' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_control_measure_delete
CREATE TRIGGER "lup_guard_control_measure_delete" BEFORE DELETE ON "control_measure"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_indicator_figure
CREATE TABLE "indicator_figure" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "indicator" TEXT NOT NULL,
  "district" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "numerator_m2" REAL,
  "denominator_m2" REAL,
  "source" TEXT,
  "as_of" DATE,
  "entered_by" TEXT
);

-- name: create_lup_guard_indicator_figure_insert
CREATE TRIGGER "lup_guard_indicator_figure_insert" BEFORE INSERT ON "indicator_figure"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'indicator_figure'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_indicator_figure_update
CREATE TRIGGER "lup_guard_indicator_figure_update" BEFORE UPDATE ON "indicator_figure"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'indicator_figure' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_indicator_figure_delete
CREATE TRIGGER "lup_guard_indicator_figure_delete" BEFORE DELETE ON "indicator_figure"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_indicator_rule
CREATE TABLE "indicator_rule" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "indicator" TEXT NOT NULL,
  "district" TEXT,
  "least_pct" TEXT NOT NULL,
  "clause" TEXT,
  "document_no" TEXT,
  "valid_from" DATE,
  "valid_to" DATE,
  "example" BOOLEAN,
  "entered_by" TEXT
);

-- name: create_lup_guard_indicator_rule_insert
CREATE TRIGGER "lup_guard_indicator_rule_insert" BEFORE INSERT ON "indicator_rule"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'indicator_rule'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_indicator_rule_update
CREATE TRIGGER "lup_guard_indicator_rule_update" BEFORE UPDATE ON "indicator_rule"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'indicator_rule' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_indicator_rule_delete
CREATE TRIGGER "lup_guard_indicator_rule_delete" BEFORE DELETE ON "indicator_rule"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_line_adjustment_by_adjustment_case_uuid
CREATE INDEX "line_adjustment_by_adjustment_case_uuid" ON "line_adjustment" ("adjustment_case_uuid");

-- name: create_merge_judgement
CREATE TABLE "merge_judgement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "merge_case_uuid" TEXT NOT NULL REFERENCES "merge_case"("uuid"),
  "code" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "judged_by" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "judged_on" DATE NOT NULL,
  "evidence" TEXT,
  "rests_on" TEXT
);

-- name: create_merge_judgement_by_merge_case_uuid
CREATE INDEX "merge_judgement_by_merge_case_uuid" ON "merge_judgement" ("merge_case_uuid");

-- name: create_lup_guard_merge_judgement_insert
CREATE TRIGGER "lup_guard_merge_judgement_insert" BEFORE INSERT ON "merge_judgement"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'merge_judgement'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_merge_judgement_update
CREATE TRIGGER "lup_guard_merge_judgement_update" BEFORE UPDATE ON "merge_judgement"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'merge_judgement' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_merge_judgement_delete
CREATE TRIGGER "lup_guard_merge_judgement_delete" BEFORE DELETE ON "merge_judgement"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_merge_step
CREATE TABLE "merge_step" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "merge_case_uuid" TEXT NOT NULL REFERENCES "merge_case"("uuid"),
  "action" TEXT NOT NULL,
  "from_state" TEXT,
  "to_state" TEXT NOT NULL,
  "done_by" TEXT NOT NULL,
  "done_on" DATE NOT NULL,
  "document_no" TEXT,
  "opinion" TEXT,
  "details" TEXT
);

-- name: create_merge_step_by_merge_case_uuid
CREATE INDEX "merge_step_by_merge_case_uuid" ON "merge_step" ("merge_case_uuid");

-- name: create_lup_guard_merge_step_insert
CREATE TRIGGER "lup_guard_merge_step_insert" BEFORE INSERT ON "merge_step"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'merge_step'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_merge_step_update
CREATE TRIGGER "lup_guard_merge_step_update" BEFORE UPDATE ON "merge_step"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'merge_step' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_merge_step_delete
CREATE TRIGGER "lup_guard_merge_step_delete" BEFORE DELETE ON "merge_step"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_overlay_result
CREATE TABLE "overlay_result" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "overlay_run_uuid" TEXT NOT NULL REFERENCES "overlay_run"("uuid"),
  "parcel_uuid" TEXT REFERENCES "parcel"("uuid"),
  "survey_unit_uuid" TEXT REFERENCES "survey_unit"("uuid"),
  "subject_version" INTEGER NOT NULL,
  "class_code" TEXT,
  "class_name" TEXT,
  "share" REAL NOT NULL,
  "overlap_m2" REAL NOT NULL,
  "area_epsg" INTEGER NOT NULL,
  "areas" INTEGER,
  "boundary_error" BOOLEAN,
  "finding" TEXT
);

-- name: create_overlay_result_by_parcel_uuid
CREATE INDEX "overlay_result_by_parcel_uuid" ON "overlay_result" ("parcel_uuid");

-- name: create_overlay_result_by_survey_unit_uuid
CREATE INDEX "overlay_result_by_survey_unit_uuid" ON "overlay_result" ("survey_unit_uuid");

-- name: create_overlay_result_by_overlay_run_uuid
CREATE INDEX "overlay_result_by_overlay_run_uuid" ON "overlay_result" ("overlay_run_uuid");

-- name: create_overlay_result_by_overlay_run_uuid_finding
CREATE INDEX "overlay_result_by_overlay_run_uuid_finding" ON "overlay_result" ("overlay_run_uuid", "finding") WHERE "finding" IS NOT NULL;

-- name: create_lup_guard_overlay_result_insert
CREATE TRIGGER "lup_guard_overlay_result_insert" BEFORE INSERT ON "overlay_result"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'overlay_result'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_overlay_result_update
CREATE TRIGGER "lup_guard_overlay_result_update" BEFORE UPDATE ON "overlay_result"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'overlay_result' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_overlay_result_delete
CREATE TRIGGER "lup_guard_overlay_result_delete" BEFORE DELETE ON "overlay_result"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_overlay_run
CREATE TABLE "overlay_run" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uuid" TEXT NOT NULL UNIQUE,
  "row_version" INTEGER NOT NULL,
  "change_id" TEXT NOT NULL,
  "retired_at" TEXT,
  "retired_reason" TEXT,
  "layer_kind" TEXT NOT NULL,
  "reference_layer_uuid" TEXT REFERENCES "reference_layer"("uuid"),
  "control_line_version_uuid" TEXT REFERENCES "control_line_version"("uuid"),
  "layer_name" TEXT NOT NULL,
  "source" TEXT,
  "as_of" DATE,
  "crs" TEXT,
  "layer_seq" INTEGER NOT NULL,
  "areas" INTEGER,
  "parcels" INTEGER,
  "units" INTEGER,
  "least_m2" REAL,
  "thin_width_m" REAL,
  "analysed_on" DATE NOT NULL,
  "analysed_by" TEXT
);

-- name: create_overlay_run_by_reference_layer_uuid
CREATE INDEX "overlay_run_by_reference_layer_uuid" ON "overlay_run" ("reference_layer_uuid");

-- name: create_lup_guard_overlay_run_insert
CREATE TRIGGER "lup_guard_overlay_run_insert" BEFORE INSERT ON "overlay_run"
WHEN NEW."row_version" IS NOT 1 OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'overlay_run'
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_overlay_run_update
CREATE TRIGGER "lup_guard_overlay_run_update" BEFORE UPDATE ON "overlay_run"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1 OR NEW."uuid" IS NOT OLD."uuid"
  OR NEW."fid" IS NOT OLD."fid" OR NOT EXISTS (SELECT 1 FROM lup_log
  WHERE change_id = NEW."change_id" AND table_name = 'overlay_run' AND row_uuid = NEW."uuid"
  AND seq > (SELECT CAST(value AS INTEGER) FROM lup_meta WHERE key = 'write_seq'))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_lup_guard_overlay_run_delete
CREATE TRIGGER "lup_guard_overlay_run_delete" BEFORE DELETE ON "overlay_run"
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: create_view_standing_control_line
CREATE VIEW "standing_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft' AND (v.import_package_uuid IS NULL
  OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'));

-- name: create_view_control_line_otherwise
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

-- name: create_view_line_holding_check
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

-- name: create_view_valid_control_check
CREATE VIEW "valid_control_check" AS
SELECT c.* FROM "line_holding_check" AS c
JOIN "parcel" AS p ON p.uuid = c.parcel_uuid
WHERE c.parcel_version = p.row_version OR coalesce((SELECT l.old_geom FROM "lup_log" AS l
  WHERE l.row_uuid = c.parcel_uuid AND l.table_name = 'parcel' AND l.base_version >= c.parcel_version
    AND l.old_geom IS NOT NULL ORDER BY l.base_version LIMIT 1) = coalesce(substr(p.geom, 41), x''), 1);

-- name: create_view_current_control_check
CREATE VIEW "current_control_check" AS
SELECT c.* FROM "valid_control_check" AS c
WHERE c.fid = (SELECT max(n.fid) FROM "valid_control_check" AS n WHERE n.parcel_uuid = c.parcel_uuid);

-- name: create_view_standing_overlay_run
CREATE VIEW "standing_overlay_run" AS
SELECT r.* FROM "overlay_run" AS r
WHERE r.retired_at IS NULL
  AND (r.reference_layer_uuid IS NULL OR EXISTS (SELECT 1 FROM "reference_layer" AS k
    WHERE k.uuid = r.reference_layer_uuid AND k.retired_at IS NULL AND (k.import_package_uuid IS NULL
      OR k.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'))))
  AND NOT EXISTS (SELECT 1 FROM "overlay_run" AS n WHERE n.layer_kind = r.layer_kind
    AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL AND n.fid > r.fid);

-- name: create_view_valid_overlay_result
CREATE VIEW "valid_overlay_result" AS
SELECT o.* FROM "standing_overlay_run" AS r
CROSS JOIN "overlay_result" AS o ON o.overlay_run_uuid = r.uuid
JOIN "parcel" AS p ON p.uuid = o.parcel_uuid AND p.retired_at IS NULL
WHERE o.retired_at IS NULL
  AND (o.subject_version = p.row_version OR coalesce((SELECT l.old_geom FROM "lup_log" AS l
    WHERE l.row_uuid = o.parcel_uuid AND l.table_name = 'parcel' AND l.base_version >= o.subject_version
      AND l.old_geom IS NOT NULL ORDER BY l.base_version LIMIT 1) = coalesce(substr(p.geom, 41), x''), 1));

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

-- name: create_view_in_force_control_line
CREATE VIEW "in_force_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE v.retired_at IS NULL AND v.state IS NOT 'draft' AND (v.import_package_uuid IS NULL
    OR v.import_package_uuid IN (SELECT uuid FROM "import_package" WHERE state = 'done'))
  AND v.valid_from <= date('now', '+8 hours')
  AND (v.valid_to IS NULL OR v.valid_to > date('now', '+8 hours'));

-- name: create_view_superseded_control_line
CREATE VIEW "superseded_control_line" AS
SELECT v.uuid AS uuid FROM "control_line_version" AS v
WHERE EXISTS (SELECT 1 FROM "in_force_control_line")
  AND v.uuid NOT IN (SELECT f.uuid FROM "in_force_control_line" AS f);

-- name: create_view_shown_control_line_version
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
  c."control_class" AS "control_class",
  c."control_inside_share" AS "control_inside_share",
  c."boundary_error" AS "boundary_error",
  s."merge_state" AS "merge_state",
  s."project_uuid" AS "project_uuid",
  s."subsidy_status" AS "subsidy_status",
  s."stale_assessment" AS "stale_assessment",
  r."control_checked" AS "stale_control",
  s."rule_outcomes" AS "rule_outcomes",
  s."other_outputs" AS "other_outputs",
  s."other_kinds" AS "other_kinds",
  s."survey_state" AS "survey_state"
FROM "parcel" AS p LEFT JOIN "parcel_state" AS s ON s."fid" = p."fid"
LEFT JOIN "parcel_state" AS c ON c."fid" = s."fid"
  AND s."control_line_version_uuid" NOT IN (SELECT uuid FROM "superseded_control_line")
LEFT JOIN "parcel_state" AS r ON r."fid" = s."fid" AND (s."stale_control"
  OR s."control_line_version_uuid" IN (SELECT uuid FROM "superseded_control_line"))
WHERE p.retired_at IS NULL AND (p.import_package_uuid IS NULL OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));

-- name: create_view_control_line_map
CREATE VIEW "control_line_map" AS SELECT
  p."fid" AS "fid",
  p."geom" AS "geom",
  p."uuid" AS "uuid",
  p."block_code" AS "block_code",
  p."block_name" AS "block_name",
  p."district" AS "district",
  p."level" AS "level",
  p."area_m2" AS "area_m2",
  p."remark" AS "remark",
  s."version" AS "version",
  s."valid_from" AS "valid_from",
  s."valid_to" AS "valid_to",
  s."approval_no" AS "approval_no",
  s."example" AS "example"
FROM "control_line" AS p JOIN "shown_control_line_version" AS s ON s."uuid" = p."control_line_version_uuid"
WHERE p.retired_at IS NULL AND (p.import_package_uuid IS NULL OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));

-- name: describe_line_adjustment
UPDATE gpkg_contents SET identifier = '控制线调整图斑 line_adjustment', description = '控制线调整案的一块：调入或调出的范围。' WHERE table_name = 'line_adjustment';

-- name: describe_merge_check
UPDATE gpkg_contents SET identifier = '合并条件审查 merge_check', description = '一项条件（M-1…M-12）在一个阶段的结果，按当日数据得出；人的判断另记在合并条件判断表。' WHERE table_name = 'merge_check';

-- name: describe_overlay_result
UPDATE gpkg_contents SET identifier = '套合分析结果 overlay_result', description = '一宗地或一个地块与一个图层一类图斑的重叠；比例乘以图形平面面积得出面积（D18）。只写与上次不同的行。' WHERE table_name = 'overlay_result';

-- name: gpkg_contents
INSERT INTO gpkg_contents VALUES
  ('adjustment_case', 'attributes', '控制线调整案 adjustment_case', '控制线调整台账的一案：调入、调出、置换；调入合计减调出合计得差额。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('adjustment_step', 'attributes', '控制线调整记录 adjustment_step', '控制线调整案的每一步：谁、何时、凭什么文件、什么意见；只增不改。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('control_measure', 'attributes', '控制线政策条文 control_measure', '线内、线外、跨线各适用什么政策：按六个管理事项登记的条文（P-19、P-20），办公室可改。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('indicator_figure', 'attributes', '控制线指标年度数据 indicator_figure', '地图上量不出的指标数据：一个区一年的分子和分母（Y-01、Y-03）。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('indicator_rule', 'attributes', '控制线指标要求 indicator_rule', '一个指标的下限；没有登记就不判断（Y-01、Y-03、P-19）。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('merge_judgement', 'attributes', '合并条件判断 merge_judgement', '一个人对一项条件的判断：部门、日期、理由、证据；只增不改，最新一条算数。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('merge_step', 'attributes', '宗地合并记录 merge_step', '宗地合并的每一步：谁、何时、凭什么文件、什么意见；只增不改。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
  ('overlay_run', 'attributes', '套合分析记录 overlay_run', '一个图层的一次套合：图层、来源、时点、坐标系、谁、何时；没有结果行的宗地与它不重叠。', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL);

-- name: gpkg_data_column_constraints
INSERT INTO gpkg_data_column_constraints VALUES
  ('reference_kind', 'enum', 'industrial_cluster', NULL, NULL, NULL, NULL, '产业集聚区'),
  ('reference_kind', 'enum', 'conversion_approval', NULL, NULL, NULL, NULL, '农转用征收批文'),
  ('reference_kind', 'enum', 'supply_redline', NULL, NULL, NULL, NULL, '供地红线'),
  ('merge_state', 'enum', 'revoked', NULL, NULL, NULL, NULL, '合并已撤销'),
  ('adjustment_direction', 'enum', 'in', NULL, NULL, NULL, NULL, '调入'),
  ('adjustment_direction', 'enum', 'out', NULL, NULL, NULL, NULL, '调出'),
  ('adjustment_state', 'enum', 'draft', NULL, NULL, NULL, NULL, '拟订'),
  ('adjustment_state', 'enum', 'publicised', NULL, NULL, NULL, NULL, '公示'),
  ('adjustment_state', 'enum', 'submitted', NULL, NULL, NULL, NULL, '报批'),
  ('adjustment_state', 'enum', 'decided', NULL, NULL, NULL, NULL, '已批准'),
  ('adjustment_state', 'enum', 'refused', NULL, NULL, NULL, NULL, '不予批准'),
  ('adjustment_state', 'enum', 'withdrawn', NULL, NULL, NULL, NULL, '撤回'),
  ('adjustment_action', 'enum', 'start', NULL, NULL, NULL, NULL, '拟订'),
  ('adjustment_action', 'enum', 'advance', NULL, NULL, NULL, NULL, '提交下一步'),
  ('adjustment_action', 'enum', 'return', NULL, NULL, NULL, NULL, '退回'),
  ('adjustment_action', 'enum', 'decide', NULL, NULL, NULL, NULL, '批准'),
  ('adjustment_action', 'enum', 'refuse', NULL, NULL, NULL, NULL, '不予批准'),
  ('adjustment_action', 'enum', 'withdraw', NULL, NULL, NULL, NULL, '撤回'),
  ('adjustment_action', 'enum', 'reopen', NULL, NULL, NULL, NULL, '重新办理'),
  ('line_version_state', 'enum', 'draft', NULL, NULL, NULL, NULL, '草案'),
  ('line_version_state', 'enum', 'approved', NULL, NULL, NULL, NULL, '已批准'),
  ('line_source', 'enum', 'imported', NULL, NULL, NULL, NULL, '导入'),
  ('line_source', 'enum', 'drawn', NULL, NULL, NULL, NULL, '绘制'),
  ('line_source', 'enum', 'adjustment', NULL, NULL, NULL, NULL, '控制线调整'),
  ('measure_heading', 'enum', 'delineation', NULL, NULL, NULL, NULL, '划定标准'),
  ('measure_heading', 'enum', 'requirement', NULL, NULL, NULL, NULL, '管控要求'),
  ('measure_heading', 'enum', 'incentive', NULL, NULL, NULL, NULL, '鼓励措施'),
  ('measure_heading', 'enum', 'evaluation', NULL, NULL, NULL, NULL, '动态评估'),
  ('measure_heading', 'enum', 'adjustment', NULL, NULL, NULL, NULL, '调整机制'),
  ('measure_heading', 'enum', 'authority', NULL, NULL, NULL, NULL, '审批权限'),
  ('measure_heading', 'enum', 'policy', NULL, NULL, NULL, NULL, '差异化政策'),
  ('indicator', 'enum', 'industry_inside', NULL, NULL, NULL, NULL, '线内工业用地占比'),
  ('indicator', 'enum', 'industry_of_block', NULL, NULL, NULL, NULL, '区块工业用地比例'),
  ('indicator', 'enum', 'industry_of_construction', NULL, NULL, NULL, NULL, '工业建设用地占城乡建设用地比例'),
  ('indicator', 'enum', 'industry_of_quota', NULL, NULL, NULL, NULL, '工业新增建设用地指标占比'),
  ('indicator', 'enum', 'industry_of_supply', NULL, NULL, NULL, NULL, '出让工业用地占二三产业用地比例'),
  ('overlay_layer_kind', 'enum', 'reference', NULL, NULL, NULL, NULL, '参考图层'),
  ('overlay_layer_kind', 'enum', 'control_line', NULL, NULL, NULL, NULL, '工业用地控制线'),
  ('overlay_layer_kind', 'enum', 'three_old', NULL, NULL, NULL, NULL, '三旧'),
  ('overlay_layer_kind', 'enum', 'parcel', NULL, NULL, NULL, NULL, '登记宗地'),
  ('overlay_layer_kind', 'enum', 'legal', NULL, NULL, NULL, NULL, '用地手续'),
  ('overlay_finding', 'enum', 'farmland', NULL, NULL, NULL, NULL, '占用永久基本农田'),
  ('overlay_finding', 'enum', 'redline', NULL, NULL, NULL, NULL, '占用生态保护红线'),
  ('overlay_finding', 'enum', 'non_construction', NULL, NULL, NULL, NULL, '占用非建设用地'),
  ('merge_action', 'enum', 'start', NULL, NULL, NULL, NULL, '拟合并'),
  ('merge_action', 'enum', 'advance', NULL, NULL, NULL, NULL, '提交下一步'),
  ('merge_action', 'enum', 'return', NULL, NULL, NULL, NULL, '退回'),
  ('merge_action', 'enum', 'register', NULL, NULL, NULL, NULL, '登记'),
  ('merge_action', 'enum', 'refuse', NULL, NULL, NULL, NULL, '不予合并'),
  ('merge_action', 'enum', 'withdraw', NULL, NULL, NULL, NULL, '撤回'),
  ('merge_action', 'enum', 'reopen', NULL, NULL, NULL, NULL, '重新办理'),
  ('merge_action', 'enum', 'revoke', NULL, NULL, NULL, NULL, '撤销合并'),
  ('merge_check_kind', 'enum', 'computed', NULL, NULL, NULL, NULL, '计算'),
  ('merge_check_kind', 'enum', 'looked_up', NULL, NULL, NULL, NULL, '查询'),
  ('merge_check_kind', 'enum', 'judged', NULL, NULL, NULL, NULL, '判断'),
  ('merge_area_basis', 'enum', 'registered_sum', NULL, NULL, NULL, NULL, '登记面积合计'),
  ('merge_area_basis', 'enum', 'union_plane', NULL, NULL, NULL, NULL, '合并图形面积'),
  ('merge_area_basis', 'enum', 'survey', NULL, NULL, NULL, NULL, '权籍调查面积'),
  ('field_group', 'enum', 'treatment', NULL, NULL, NULL, NULL, '处理'),
  ('field_group', 'enum', 'approval', NULL, NULL, NULL, NULL, '审批');

-- name: forget_line_adjustment_adjustment_no
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'adjustment_no';

-- name: forget_line_adjustment_kind
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'kind';

-- name: forget_line_adjustment_balanced
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'balanced';

-- name: forget_line_adjustment_publicised_from
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'publicised_from';

-- name: forget_line_adjustment_publicised_to
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'publicised_to';

-- name: forget_line_adjustment_approved_by
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'approved_by';

-- name: forget_line_adjustment_approval_no
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'approval_no';

-- name: forget_line_adjustment_approved_on
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'approved_on';

-- name: forget_line_adjustment_from_version_uuid
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'from_version_uuid';

-- name: forget_line_adjustment_to_version_uuid
DELETE FROM gpkg_data_columns WHERE table_name = 'line_adjustment' AND column_name = 'to_version_uuid';

-- name: forget_merge_check_opinion
DELETE FROM gpkg_data_columns WHERE table_name = 'merge_check' AND column_name = 'opinion';

-- name: forget_merge_check_judged_by
DELETE FROM gpkg_data_columns WHERE table_name = 'merge_check' AND column_name = 'judged_by';

-- name: forget_merge_check_judged_on
DELETE FROM gpkg_data_columns WHERE table_name = 'merge_check' AND column_name = 'judged_on';

-- name: forget_overlay_result_parcel_version
DELETE FROM gpkg_data_columns WHERE table_name = 'overlay_result' AND column_name = 'parcel_version';

-- name: forget_overlay_result_reference_layer_uuid
DELETE FROM gpkg_data_columns WHERE table_name = 'overlay_result' AND column_name = 'reference_layer_uuid';

-- name: forget_overlay_result_reference_area_uuid
DELETE FROM gpkg_data_columns WHERE table_name = 'overlay_result' AND column_name = 'reference_area_uuid';

-- name: forget_overlay_result_analysed_on
DELETE FROM gpkg_data_columns WHERE table_name = 'overlay_result' AND column_name = 'analysed_on';

-- name: gpkg_data_columns
INSERT INTO gpkg_data_columns VALUES
  ('adjustment_case', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'adjustment_no', '调整编号', 'DZBH', NULL, NULL, NULL),
  ('adjustment_case', 'name', '调整名称', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'kind', '调整类型', 'LX', NULL, NULL, 'adjustment_kind'),
  ('adjustment_case', 'district', '行政区代码', 'XZQDM', NULL, NULL, 'district'),
  ('adjustment_case', 'state', '办理状态', NULL, NULL, NULL, 'adjustment_state'),
  ('adjustment_case', 'balanced', '占补平衡', 'ZBPH', NULL, NULL, NULL),
  ('adjustment_case', 'least_block_m2', '最小区块规模', NULL, 'm²', NULL, NULL),
  ('adjustment_case', 'reason', '调整理由', 'LY', NULL, NULL, NULL),
  ('adjustment_case', 'publicised_from', '公示起始日期', 'GSQ', NULL, NULL, NULL),
  ('adjustment_case', 'publicised_to', '公示截止日期', 'GSZ', NULL, NULL, NULL),
  ('adjustment_case', 'publicised_at', '公示地点', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'approved_by', '审批机关', 'SPJG', NULL, NULL, NULL),
  ('adjustment_case', 'approval_no', '审批文号', 'SPWH', NULL, NULL, NULL),
  ('adjustment_case', 'approved_on', '审批日期', 'SPRQ', NULL, NULL, NULL),
  ('adjustment_case', 'in_force_from', '新版本生效日期', NULL, NULL, NULL, NULL),
  ('adjustment_case', 'from_version_uuid', '原版本', 'BBH_Q', NULL, NULL, NULL),
  ('adjustment_case', 'to_version_uuid', '新版本', 'BBH_H', NULL, NULL, NULL),
  ('adjustment_case', 'drafted_by', '拟订人', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'adjustment_case_uuid', '调整案', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'action', '动作', NULL, NULL, NULL, 'adjustment_action'),
  ('adjustment_step', 'from_state', '办理前', NULL, NULL, NULL, 'adjustment_state'),
  ('adjustment_step', 'to_state', '办理后', NULL, NULL, NULL, 'adjustment_state'),
  ('adjustment_step', 'done_by', '经手人', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'done_on', '办理日期', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'opinion', '意见', NULL, NULL, NULL, NULL),
  ('adjustment_step', 'details', '公示与意见情况', NULL, NULL, NULL, NULL),
  ('control_check', 'checked_by', '套合人', NULL, NULL, NULL, NULL),
  ('control_check', 'rule_pack', '规则包', NULL, NULL, NULL, NULL),
  ('control_check', 'rule_pack_hash', '规则包校验值', NULL, NULL, NULL, NULL),
  ('control_check', 'treated_on', '处理日期', NULL, NULL, NULL, NULL),
  ('control_check', 'line_seq', '所依据控制线的日志行', NULL, NULL, NULL, NULL),
  ('control_line_version', 'state', '版本状态', NULL, NULL, NULL, 'line_version_state'),
  ('control_line_version', 'approved_on', '批准日期', 'PZRQ', NULL, NULL, NULL),
  ('control_line_version', 'source', '来源', NULL, NULL, NULL, 'line_source'),
  ('control_line_version', 'based_on_uuid', '所依据的版本', NULL, NULL, NULL, NULL),
  ('control_line_version', 'made_by', '编制人', NULL, NULL, NULL, NULL),
  ('control_line_version', 'remark', '备注', 'BZ', NULL, NULL, NULL),
  ('control_measure', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('control_measure', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('control_measure', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('control_measure', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('control_measure', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('control_measure', 'heading', '管理事项', NULL, NULL, NULL, 'measure_heading'),
  ('control_measure', 'control_class', '适用结果', NULL, NULL, NULL, 'control_class'),
  ('control_measure', 'level', '级别', NULL, NULL, NULL, 'control_level'),
  ('control_measure', 'text', '条文', NULL, NULL, NULL, NULL),
  ('control_measure', 'clause', '条款', NULL, NULL, NULL, NULL),
  ('control_measure', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('control_measure', 'valid_from', '生效日期', NULL, NULL, NULL, NULL),
  ('control_measure', 'valid_to', '失效日期', NULL, NULL, NULL, NULL),
  ('control_measure', 'example', '示例', NULL, NULL, NULL, NULL),
  ('control_measure', 'entered_by', '登记人', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'indicator', '指标', NULL, NULL, NULL, 'indicator'),
  ('indicator_figure', 'district', '行政区代码', NULL, NULL, NULL, 'district'),
  ('indicator_figure', 'year', '年度', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'numerator_m2', '分子面积', NULL, 'm²', NULL, NULL),
  ('indicator_figure', 'denominator_m2', '分母面积', NULL, 'm²', NULL, NULL),
  ('indicator_figure', 'source', '数据来源', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'as_of', '数据时点', NULL, NULL, NULL, NULL),
  ('indicator_figure', 'entered_by', '登记人', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'indicator', '指标', NULL, NULL, NULL, 'indicator'),
  ('indicator_rule', 'district', '行政区代码', NULL, NULL, NULL, 'district'),
  ('indicator_rule', 'least_pct', '不低于', NULL, '%', NULL, NULL),
  ('indicator_rule', 'clause', '条款', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'valid_from', '生效日期', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'valid_to', '失效日期', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'example', '示例', NULL, NULL, NULL, NULL),
  ('indicator_rule', 'entered_by', '登记人', NULL, NULL, NULL, NULL),
  ('line_adjustment', 'adjustment_case_uuid', '调整案', NULL, NULL, NULL, NULL),
  ('line_adjustment', 'direction', '调整方向', 'LX', NULL, NULL, 'adjustment_direction'),
  ('line_adjustment', 'level', '级别', 'DJ', NULL, NULL, 'control_level'),
  ('line_adjustment', 'block_code', '区块编号', 'QKBH', NULL, NULL, NULL),
  ('line_adjustment', 'block_name', '区块名称', 'QKMC', NULL, NULL, NULL),
  ('lineage', 'done_by', '经办人', NULL, NULL, NULL, NULL),
  ('merge_case', 'new_registered_area_m2', '新宗地登记面积', NULL, 'm²', NULL, NULL),
  ('merge_case', 'area_basis', '登记面积依据', NULL, NULL, NULL, 'merge_area_basis'),
  ('merge_case', 'new_values', '新宗地属性', NULL, NULL, NULL, NULL),
  ('merge_case', 'seizure_checked_on', '登记前查封查询日期', NULL, NULL, NULL, NULL),
  ('merge_case', 'mortgage_consent', '抵押权人书面同意', NULL, NULL, NULL, NULL),
  ('merge_case', 'ellipsoid_area_m2', '合并椭球面积', 'TQMJ', 'm²', NULL, NULL),
  ('merge_case', 'gap_m2', '缝隙面积', NULL, 'm²', NULL, NULL),
  ('merge_case', 'overlap_m2', '重叠面积', NULL, 'm²', NULL, NULL),
  ('merge_case', 'corners', '界址点数', NULL, NULL, NULL, NULL),
  ('merge_case', 'tolerance_m', '相邻容差', NULL, 'm', NULL, NULL),
  ('merge_case', 'min_shared_m', '最短公共边', NULL, 'm', NULL, NULL),
  ('merge_case', 'loose', '界线不严密', NULL, NULL, NULL, NULL),
  ('merge_case', 'agreed_on', '同意合并日期', NULL, NULL, NULL, NULL),
  ('merge_case', 'supplement_no', '补充合同编号', NULL, NULL, NULL, NULL),
  ('merge_case', 'drafted_by', '拟订人', NULL, NULL, NULL, NULL),
  ('merge_check', 'kind', '认定方式', NULL, NULL, NULL, 'merge_check_kind'),
  ('merge_check', 'detail', '依据', NULL, NULL, NULL, NULL),
  ('merge_check', 'merge_judgement_uuid', '人工判断', NULL, NULL, NULL, NULL),
  ('merge_check', 'rule_pack', '政策参数', NULL, NULL, NULL, NULL),
  ('merge_check', 'rule_pack_hash', '政策参数哈希', NULL, NULL, NULL, NULL),
  ('merge_check', 'checked_by', '核对人', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'merge_case_uuid', '合并申请', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'code', '条件', 'TJ', NULL, NULL, NULL),
  ('merge_judgement', 'stage', '阶段', NULL, NULL, NULL, 'merge_stage'),
  ('merge_judgement', 'outcome', '判断', 'RGYJ', NULL, NULL, 'check_outcome'),
  ('merge_judgement', 'reason', '理由', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'judged_by', '审查人', 'RGR', NULL, NULL, NULL),
  ('merge_judgement', 'department', '审查部门', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'judged_on', '审查日期', 'RGRQ', NULL, NULL, NULL),
  ('merge_judgement', 'evidence', '证据材料', NULL, NULL, NULL, NULL),
  ('merge_judgement', 'rests_on', '判断时的数值', NULL, NULL, NULL, NULL),
  ('merge_member', 'holder_name', '权利人', 'QLR', NULL, NULL, NULL),
  ('merge_member', 'plane_area_m2', '图形平面面积', 'TXMJ', 'm²', NULL, NULL),
  ('merge_step', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('merge_step', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('merge_step', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('merge_step', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('merge_step', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('merge_step', 'merge_case_uuid', '合并申请', NULL, NULL, NULL, NULL),
  ('merge_step', 'action', '动作', NULL, NULL, NULL, 'merge_action'),
  ('merge_step', 'from_state', '办理前', NULL, NULL, NULL, 'merge_state'),
  ('merge_step', 'to_state', '办理后', NULL, NULL, NULL, 'merge_state'),
  ('merge_step', 'done_by', '经手人', NULL, NULL, NULL, NULL),
  ('merge_step', 'done_on', '办理日期', NULL, NULL, NULL, NULL),
  ('merge_step', 'document_no', '文号', NULL, NULL, NULL, NULL),
  ('merge_step', 'opinion', '意见', NULL, NULL, NULL, NULL),
  ('merge_step', 'details', '办理情况', NULL, NULL, NULL, NULL),
  ('overlay_result', 'overlay_run_uuid', '套合分析记录', NULL, NULL, NULL, NULL),
  ('overlay_result', 'survey_unit_uuid', '地块', NULL, NULL, NULL, NULL),
  ('overlay_result', 'subject_version', '所依据的行版本', NULL, NULL, NULL, NULL),
  ('overlay_result', 'class_code', '分类', NULL, NULL, NULL, NULL),
  ('overlay_result', 'class_name', '分类名称', NULL, NULL, NULL, NULL),
  ('overlay_result', 'areas', '图斑数', NULL, NULL, NULL, NULL),
  ('overlay_result', 'finding', '检查', NULL, NULL, NULL, 'overlay_finding'),
  ('overlay_run', 'uuid', '标识', NULL, NULL, NULL, NULL),
  ('overlay_run', 'row_version', '行版本', NULL, NULL, NULL, NULL),
  ('overlay_run', 'change_id', '变更编号', NULL, NULL, NULL, NULL),
  ('overlay_run', 'retired_at', '失效时间', NULL, NULL, NULL, NULL),
  ('overlay_run', 'retired_reason', '失效原因', NULL, NULL, NULL, NULL),
  ('overlay_run', 'layer_kind', '图层类别', NULL, NULL, NULL, 'overlay_layer_kind'),
  ('overlay_run', 'reference_layer_uuid', '参考图层', NULL, NULL, NULL, NULL),
  ('overlay_run', 'control_line_version_uuid', '控制线版本', NULL, NULL, NULL, NULL),
  ('overlay_run', 'layer_name', '图层名称', NULL, NULL, NULL, NULL),
  ('overlay_run', 'source', '来源', NULL, NULL, NULL, NULL),
  ('overlay_run', 'as_of', '数据时点', NULL, NULL, NULL, NULL),
  ('overlay_run', 'crs', '原坐标系', NULL, NULL, NULL, NULL),
  ('overlay_run', 'layer_seq', '图层所在日志行', NULL, NULL, NULL, NULL),
  ('overlay_run', 'areas', '图斑数', NULL, NULL, NULL, NULL),
  ('overlay_run', 'parcels', '宗地数', NULL, NULL, NULL, NULL),
  ('overlay_run', 'units', '地块数', NULL, NULL, NULL, NULL),
  ('overlay_run', 'least_m2', '计入面积', NULL, 'm²', NULL, NULL),
  ('overlay_run', 'thin_width_m', '窄条宽度', NULL, 'm', NULL, NULL),
  ('overlay_run', 'analysed_on', '分析日期', NULL, NULL, NULL, NULL),
  ('overlay_run', 'analysed_by', '分析人', NULL, NULL, NULL, NULL),
  ('parcel', 'other_entries', '其他登记', 'QTDJ', NULL, NULL, NULL),
  ('parcel', 'contract_far_max', '合同容积率上限', 'HTRJLS', NULL, NULL, NULL),
  ('parcel', 'contract_density_pct', '合同建筑密度', 'HTJZMD', '%', NULL, NULL),
  ('parcel', 'contract_green_pct', '合同绿地率', 'HTLDL', '%', NULL, NULL),
  ('parcel', 'contract_limits', '合同约束（自持、限转让）', 'HTYS', NULL, NULL, NULL),
  ('parcel', 'plan_unit', '详细规划单元', 'GHDY', NULL, NULL, NULL),
  ('reference_area', 'class_name', '分类名称', 'FLMC', NULL, NULL, NULL),
  ('reference_area', 'document_no', '批文或合同号', 'WH', NULL, NULL, NULL),
  ('reference_area', 'approved_on', '批准日期', 'PZRQ', NULL, NULL, NULL),
  ('reference_layer', 'crs', '原坐标系', NULL, NULL, NULL, NULL),
  ('reference_layer', 'document_no', '依据文号', NULL, NULL, NULL, NULL),
  ('reference_layer', 'district', '行政区代码', NULL, NULL, NULL, 'district'),
  ('reference_layer', 'registered_by', '登记人', NULL, NULL, NULL, NULL);
