-- columns: finding text, parcels int, units int
-- How many current parcels and survey units the newest runs found something on.
WITH kinds(finding) AS (VALUES ('farmland'), ('redline'), ('non_construction')),
units AS (
  SELECT DISTINCT u.uuid, o.finding FROM survey_unit AS u
  JOIN overlay_result AS o ON o.survey_unit_uuid = u.uuid
  WHERE u.retired_at IS NULL AND o.retired_at IS NULL AND o.finding IS NOT NULL
    AND o.overlay_run_uuid IN (SELECT uuid FROM standing_overlay_run)),
parcels AS (
  SELECT o.finding, count(DISTINCT o.parcel_uuid) AS found
  FROM valid_overlay_result AS o WHERE o.finding IS NOT NULL
  GROUP BY o.finding)
SELECT k.finding, coalesce((SELECT s.found FROM parcels AS s WHERE s.finding = k.finding), 0),
  (SELECT count(*) FROM units AS u WHERE u.finding = k.finding)
FROM kinds AS k;
