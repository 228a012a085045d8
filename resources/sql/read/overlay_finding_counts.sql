-- columns: finding text, parcels int, units int
-- How many current parcels and survey units the newest runs found something on.
WITH kinds(finding) AS (VALUES ('farmland'), ('redline'), ('non_construction')),
newest AS (
  SELECT r.uuid FROM overlay_run AS r WHERE r.retired_at IS NULL
    AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
      AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)
    AND (r.reference_layer_uuid IS NULL OR EXISTS (SELECT 1 FROM reference_layer AS k
    WHERE k.uuid = r.reference_layer_uuid AND k.retired_at IS NULL AND (k.import_package_uuid IS NULL
      OR k.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))))),
units AS (
  SELECT DISTINCT u.uuid, o.finding FROM survey_unit AS u
  JOIN overlay_result AS o ON o.survey_unit_uuid = u.uuid
  WHERE u.retired_at IS NULL AND o.retired_at IS NULL AND o.finding IS NOT NULL
    AND o.overlay_run_uuid IN (SELECT uuid FROM newest)),
stated AS (
  SELECT ' ' || s.overlay_findings || ' ' AS findings FROM parcel_state AS s
  JOIN parcel AS p ON p.fid = s.fid
  WHERE s.overlay_findings IS NOT NULL AND p.retired_at IS NULL)
SELECT k.finding,
  (SELECT count(*) FROM stated AS s WHERE instr(s.findings, ' ' || k.finding || ' ')),
  (SELECT count(*) FROM units AS u WHERE u.finding = k.finding)
FROM kinds AS k;
