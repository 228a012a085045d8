-- columns: parcel text, unit text
-- Parcels that would lie in a second unit of whole parcels, and the unit that holds them by now. :save
-- is a list of [table, uuid, leaves]; what stands already is no affair of it.
WITH save AS (
  SELECT json_extract(s.value, '$[0]') AS table_name, json_extract(s.value, '$[1]') AS uuid,
    json_extract(s.value, '$[2]') AS leaves FROM json_each(:save) AS s),
back AS (
  SELECT m.parcel_uuid, m.survey_unit_uuid FROM save AS s JOIN survey_unit_parcel AS m ON m.uuid = s.uuid
  WHERE s.table_name = 'survey_unit_parcel' AND NOT s.leaves AND m.retired_at IS NOT NULL
  UNION SELECT m.parcel_uuid, m.survey_unit_uuid FROM save AS s
  JOIN survey_unit AS u ON u.uuid = s.uuid AND u.retired_at IS NOT NULL
  JOIN survey_unit_parcel AS m ON m.survey_unit_uuid = u.uuid AND m.retired_at IS NULL
  WHERE s.table_name = 'survey_unit' AND NOT s.leaves)
SELECT coalesce(p.parcel_code, p.unit_code, p.map_number, '#' || p.fid),
  coalesce(o.unit_number, o.unit_name, 'D' || o.fid)
FROM back AS b
JOIN survey_unit AS u ON u.uuid = b.survey_unit_uuid AND u.whole_parcels
  AND (u.retired_at IS NULL OR u.uuid IN (SELECT uuid FROM save WHERE table_name = 'survey_unit' AND NOT leaves))
JOIN survey_unit_parcel AS m ON m.parcel_uuid = b.parcel_uuid AND m.survey_unit_uuid <> u.uuid AND m.retired_at IS NULL
  AND m.uuid NOT IN (SELECT uuid FROM save WHERE table_name = 'survey_unit_parcel' AND leaves)
JOIN survey_unit AS o ON o.uuid = m.survey_unit_uuid AND o.whole_parcels AND o.retired_at IS NULL
  AND o.uuid NOT IN (SELECT uuid FROM save WHERE table_name = 'survey_unit' AND leaves)
JOIN parcel AS p ON p.uuid = b.parcel_uuid
ORDER BY p.fid;
