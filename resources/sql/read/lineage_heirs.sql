-- columns: uuid text
-- The parcel :parcel and all that came of it by lines of descent that hold.
WITH RECURSIVE heir(uuid) AS (
  SELECT :parcel
  UNION
  SELECT l.new_parcel_uuid
  FROM heir AS h JOIN lineage AS l ON l.old_parcel_uuid = h.uuid
  WHERE l.retired_at IS NULL
)
SELECT h.uuid FROM heir AS h;
