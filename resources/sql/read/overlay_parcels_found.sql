-- columns: parcels int
-- On how many current parcels the newest overlay analysis found anything that hinders.
SELECT count(DISTINCT o.parcel_uuid) FROM valid_overlay_result AS o WHERE o.finding IS NOT NULL;
