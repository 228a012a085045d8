-- columns: parcels int, square_m real
SELECT count(*), min(dx * dx + dy * dy)
FROM (
  SELECT max(r.minx - :max_x, :min_x - r.maxx, 0.0) AS dx,
    max(r.miny - :max_y, :min_y - r.maxy, 0.0) AS dy
  FROM rtree_parcel_geom r
  JOIN parcel p ON p.fid = r.id
  WHERE p.retired_at IS NULL
    AND (p.import_package_uuid IS NULL
      OR p.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
);
