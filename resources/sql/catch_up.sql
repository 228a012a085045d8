-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- How a display copy is marked and brought up to the workspace; what differs from table to table
-- is generated into display.sql.

-- name: begin_applying
INSERT INTO lup_meta (key, value) VALUES ('applying', '1');

-- name: end_applying
DELETE FROM lup_meta WHERE key = 'applying';

-- name: mark
INSERT OR REPLACE INTO lup_meta (key, value) VALUES ('display', :guards);

-- name: write_seq
UPDATE lup_meta SET value = :last WHERE key = 'write_seq';

-- name: size
SELECT count(*) + coalesce(sum(row_count), 0) FROM lup_log WHERE seq > :since;

-- name: contents
-- The box of a view only grows in the workspace; the copy measures it itself.
SELECT last_change, min_x, min_y, max_x, max_y, table_name FROM gpkg_contents
WHERE table_name NOT IN (SELECT name FROM sqlite_master WHERE type = 'view');

-- name: put_contents
UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?;

-- name: box
SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = :name;

-- name: put_box
UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?;

-- name: shown
SELECT uuid, geom FROM parcel_map WHERE uuid IN (SELECT value FROM json_each(:uuids));

-- name: shown_new
SELECT uuid, geom FROM parcel_map WHERE fid > :last LIMIT :most;
