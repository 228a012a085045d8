-- columns: transaction_id text
-- The saves of one import: its row is written by the first and by the last of them, and the reason
-- of all names it. What undid it has another reason, or says what it voids.
SELECT DISTINCT l.transaction_id
FROM lup_log AS l
WHERE l.seq BETWEEN (SELECT min(seq) FROM lup_log WHERE row_uuid = :package AND table_name = 'import_package')
    AND (SELECT max(seq) FROM lup_log WHERE row_uuid = :package AND table_name = 'import_package')
  AND json_extract(l.source_json, '$.voids') IS NULL
  AND (json_extract(l.source_json, '$.package') = :package OR l.reason =
    (SELECT reason FROM lup_log WHERE row_uuid = :package AND table_name = 'import_package' ORDER BY seq LIMIT 1));
