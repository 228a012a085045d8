-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- The guard of the name tag, taken away and put back as it was while a workspace is raised.

-- name: open_meta
DROP TRIGGER "lup_guard_lup_meta_update";

-- name: set_meta
UPDATE lup_meta SET value = :value WHERE key = :key;

-- name: shut_meta
CREATE TRIGGER "lup_guard_lup_meta_update" BEFORE UPDATE ON "lup_meta"
WHEN OLD."key" IS NOT 'write_seq' OR NEW."key" IS NOT 'write_seq'
  OR (NEW."value" IS NOT OLD."value" AND CAST(NEW."value" AS INTEGER)
  NOT BETWEEN CAST(OLD."value" AS INTEGER) AND (SELECT max(seq) FROM lup_log))
BEGIN
  SELECT RAISE(ABORT, '低效用地：请在插件面板中修改，不能直接编辑该表');
END;

-- name: broken_references
PRAGMA foreign_key_check;
