-- columns: column_name text, word text
-- Words that current parcels have in fields of free text, the frequent ones first.
WITH words AS (
  SELECT 'town' AS column_name, town AS word FROM parcel WHERE town IS NOT NULL AND retired_at IS NULL
  UNION ALL SELECT 'actual_use', actual_use FROM parcel WHERE actual_use IS NOT NULL AND retired_at IS NULL
  UNION ALL SELECT 'planned_use', planned_use FROM parcel WHERE planned_use IS NOT NULL AND retired_at IS NULL
  UNION ALL SELECT 'land_class', land_class FROM parcel WHERE land_class IS NOT NULL AND retired_at IS NULL
  UNION ALL SELECT 'industry_code', industry_code FROM parcel WHERE industry_code IS NOT NULL AND retired_at IS NULL
),
counted AS (
  SELECT column_name, word, count(*) AS parcels FROM words GROUP BY column_name, word
),
ranked AS (
  SELECT column_name, word, row_number() OVER (PARTITION BY column_name ORDER BY parcels DESC, word) AS place
  FROM counted
)
SELECT column_name, word FROM ranked WHERE place <= 200 ORDER BY column_name, place;
