-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- How log and rows are compared without holding them in memory. The two tables are temporary ones of
-- the connection; what is tampered with may hold values of any type, hence the casts.

-- name: count_lines
SELECT count(*) FROM lup_log;

-- name: drop_lines
DROP TABLE IF EXISTS temp.verify_line;

-- name: make_lines
CREATE TEMP TABLE verify_line (table_name TEXT, row_uuid TEXT, seq INTEGER,
  PRIMARY KEY (table_name, row_uuid, seq)) WITHOUT ROWID;

-- name: fill_lines
INSERT INTO temp.verify_line
SELECT CAST(table_name AS TEXT), CAST(coalesce(row_uuid, '') AS TEXT), seq FROM lup_log
WHERE operation <> 'bulk_insert' ORDER BY 1, 2, 3;

-- name: drop_rows
DROP TABLE IF EXISTS temp.verify_row;

-- name: make_rows
CREATE TEMP TABLE verify_row (change_id TEXT, uuid TEXT, hash TEXT, since INTEGER,
  PRIMARY KEY (change_id, uuid)) WITHOUT ROWID;

-- name: first_of
SELECT min(seq) FROM temp.verify_line WHERE table_name = :table AND row_uuid = :uuid;

-- name: lines_of
SELECT l.seq, l.operation, l.old_json, l.old_geom, l.row_hash
FROM temp.verify_line AS v JOIN lup_log AS l ON l.seq = v.seq
WHERE v.table_name = :table AND v.row_uuid = :uuid ORDER BY v.seq DESC;

-- name: drop_lines_of
DELETE FROM temp.verify_line WHERE table_name = :table AND row_uuid = :uuid;

-- name: without_row
SELECT row_uuid, min(seq), max(seq) FROM temp.verify_line WHERE table_name = :table GROUP BY row_uuid;

-- name: line
SELECT operation, old_json FROM lup_log WHERE seq = :seq;

-- name: add_row
INSERT OR REPLACE INTO temp.verify_row (change_id, uuid, hash, since) VALUES (:change, :uuid, :hash, :since);

-- name: rows_of
SELECT uuid, hash, since FROM temp.verify_row WHERE change_id = :change ORDER BY uuid;

-- name: drop_rows_of
DELETE FROM temp.verify_row WHERE change_id = :change;

-- name: rows_left
SELECT uuid FROM temp.verify_row ORDER BY uuid;

-- name: clear_rows
DELETE FROM temp.verify_row;
