-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- What the store says to the machinery tables.

-- name: meta
SELECT key, value FROM lup_meta;

-- name: is_ours
SELECT count(*) = 2 FROM sqlite_master WHERE type = 'table' AND name IN ('lup_meta', 'lup_log');

-- name: objects
SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name;

-- name: head
SELECT seq, hash FROM lup_log ORDER BY seq DESC LIMIT 1;

-- name: last_at
SELECT at_utc FROM lup_log ORDER BY seq DESC LIMIT 1;

-- name: hash_at
SELECT hash FROM lup_log WHERE seq = :seq;

-- name: author
SELECT actor, at_utc FROM lup_log WHERE change_id = :change_id;

-- name: changed_since
SELECT table_name, row_uuid, seq, actor, at_utc FROM lup_log
WHERE seq > :since AND table_name IN (SELECT value FROM json_each(:tables))
ORDER BY seq LIMIT 1;

-- name: log
INSERT INTO lup_log (seq, change_id, transaction_id, origin_store, origin_change, table_name, row_uuid,
  operation, base_version, old_json, old_geom, row_hash, row_count, source_json, actor, os_user, machine,
  at_utc, reason, prev_hash, hash)
VALUES (:seq, :change_id, :transaction_id, :origin_store, :origin_change, :table_name, :row_uuid,
  :operation, :base_version, :old_json, :old_geom, :row_hash, :row_count, :source_json, :actor, :os_user, :machine,
  :at_utc, :reason, :prev_hash, :hash);

-- name: log_lines
SELECT seq, change_id, transaction_id, origin_store, origin_change, table_name, row_uuid,
  operation, base_version, old_json, old_geom, row_hash, row_count, source_json, actor, os_user, machine,
  at_utc, reason, prev_hash, hash
FROM lup_log ORDER BY seq;

-- name: close_write
UPDATE lup_meta SET value = :last WHERE key = 'write_seq' AND value = :expected;

-- name: try_write
UPDATE lup_meta SET value = value WHERE key = 'write_seq';

-- name: touch
UPDATE gpkg_contents SET last_change = :now WHERE table_name = :table;

-- name: extend
UPDATE gpkg_contents SET last_change = :now,
  min_x = min(coalesce(min_x, :min_x), :min_x), min_y = min(coalesce(min_y, :min_y), :min_y),
  max_x = max(coalesce(max_x, :max_x), :max_x), max_y = max(coalesce(max_y, :max_y), :max_y)
WHERE table_name IN (:table, :table || '_map');

-- name: leases
SELECT table_name, row_uuid, holder, os_user, machine, session, purpose, since_utc, until_utc FROM lup_lease
WHERE until_utc > :now ORDER BY table_name, row_uuid;

-- name: put_lease
INSERT INTO lup_lease (row_uuid, table_name, holder, os_user, machine, session, purpose, copy_id, since_utc, until_utc)
VALUES (:row_uuid, :table_name, :holder, :os_user, :machine, :session, :purpose, NULL, :since_utc, :until_utc)
ON CONFLICT (row_uuid) DO UPDATE SET table_name = excluded.table_name, holder = excluded.holder,
  os_user = excluded.os_user, machine = excluded.machine, session = excluded.session,
  purpose = excluded.purpose, copy_id = NULL, since_utc = excluded.since_utc, until_utc = excluded.until_utc;

-- name: drop_expired_leases
DELETE FROM lup_lease WHERE until_utc <= :now;

-- name: drop_leases
DELETE FROM lup_lease WHERE session = :session AND table_name = :table
AND row_uuid IN (SELECT value FROM json_each(:uuids));

-- name: drop_session_leases
DELETE FROM lup_lease WHERE session = :session;
