-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- How a private copy of a workspace is taken back line by line; what differs from table to table
-- is generated into past.sql.

-- name: last_at
SELECT max(seq) FROM lup_log WHERE at_utc <= :moment;

-- name: first
SELECT at_utc FROM lup_log ORDER BY seq LIMIT 1;

-- name: lines
SELECT seq, change_id, table_name, row_uuid, operation, old_json, old_geom
FROM lup_log WHERE seq > :after AND seq < :before ORDER BY seq DESC LIMIT :most;

-- name: cut_log
DELETE FROM lup_log WHERE seq > :last;

-- name: write_seq
UPDATE lup_meta SET value = :last WHERE key = 'write_seq';

-- name: drop_states
DELETE FROM parcel_state WHERE fid NOT IN (SELECT fid FROM parcel);
