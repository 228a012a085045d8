-- columns: seq int, actor text, at_utc text, reason text, old_json text
-- Log lines of a row after the version that somebody opened, the oldest first.
SELECT seq, actor, at_utc, reason, old_json
FROM lup_log
WHERE row_uuid = :uuid AND table_name = :table AND base_version >= :version
ORDER BY seq;
