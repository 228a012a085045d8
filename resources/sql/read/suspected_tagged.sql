-- columns: parcels int
-- How many parcels that the rules suspect somebody has decided about: lists count them as tagged.
-- :uuids are those that are asked for, NULL for all.
SELECT count(*)
FROM parcel_state s
JOIN parcel p ON p.fid = s.fid AND p.retired_at IS NULL
JOIN current_assessment a ON a.parcel_uuid = p.uuid
WHERE a.outcome = 'suspected' AND s.tag_state IS NOT NULL AND s.tag_state <> 'withdrawn'
  AND (:uuids IS NULL OR p.uuid IN (SELECT value FROM json_each(:uuids)));
