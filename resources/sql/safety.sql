-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- What restoring asks of the log.

-- name: lines_since
SELECT seq, transaction_id, at_utc, actor, machine, reason, table_name,
  CASE WHEN row_uuid IS NULL THEN CAST(coalesce(row_count, 0) AS INTEGER) ELSE 1 END
FROM lup_log WHERE seq > :since ORDER BY seq;

-- name: hashes
SELECT seq, hash FROM lup_log ORDER BY seq;

-- name: saves
SELECT min(seq) FROM lup_log GROUP BY transaction_id ORDER BY 1;

-- name: restores
SELECT actor, at_utc, source_json FROM lup_log WHERE operation = 'restore' ORDER BY seq DESC;
