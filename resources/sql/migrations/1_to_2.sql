-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- Version 2: leases name their session and table; the log is found by save and by time.
-- Leases are hints that expire: those of version 1, which no version wrote, are not carried over.

-- name: drop_lease
DROP TABLE "lup_lease";

-- name: create_lease
CREATE TABLE "lup_lease" (
  "row_uuid" TEXT NOT NULL PRIMARY KEY,
  "table_name" TEXT NOT NULL,
  "holder" TEXT NOT NULL,
  "os_user" TEXT NOT NULL,
  "machine" TEXT NOT NULL,
  "session" TEXT NOT NULL,
  "purpose" TEXT,
  "copy_id" TEXT,
  "since_utc" TEXT NOT NULL,
  "until_utc" TEXT NOT NULL
);

-- name: log_by_transaction
CREATE INDEX "lup_log_by_transaction_id" ON "lup_log" ("transaction_id");

-- name: log_by_time
CREATE INDEX "lup_log_by_at_utc" ON "lup_log" ("at_utc");

-- name: codes
INSERT INTO gpkg_data_column_constraints VALUES
  ('log_operation', 'enum', 'take_over', NULL, NULL, NULL, NULL, '接手占用'),
  ('log_operation', 'enum', 'lock_test', NULL, NULL, NULL, NULL, '双机锁测试'),
  ('log_operation', 'enum', 'restore', NULL, NULL, NULL, NULL, '恢复备份'),
  ('log_operation', 'enum', 'migrate', NULL, NULL, NULL, NULL, '升级工作库'),
  ('field_group', 'enum', 'identity', NULL, NULL, NULL, NULL, '标识与坐落'),
  ('field_group', 'enum', 'right', NULL, NULL, NULL, NULL, '权利'),
  ('field_group', 'enum', 'use', NULL, NULL, NULL, NULL, '用途'),
  ('field_group', 'enum', 'geometry', NULL, NULL, NULL, NULL, '界址与面积'),
  ('field_group', 'enum', 'building', NULL, NULL, NULL, NULL, '建筑'),
  ('field_group', 'enum', 'contract', NULL, NULL, NULL, NULL, '合同与投入'),
  ('field_group', 'enum', 'industry', NULL, NULL, NULL, NULL, '产业与经营'),
  ('field_group', 'enum', 'survey', NULL, NULL, NULL, NULL, '调查');
