-- columns: parcels int
-- On how many current parcels the newest overlay analysis found anything that hinders.
SELECT count(*) FROM parcel_state AS s JOIN parcel AS p ON p.fid = s.fid
WHERE s.overlay_findings IS NOT NULL AND s.overlay_findings <> '' AND p.retired_at IS NULL;
