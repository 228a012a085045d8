-- columns: fid int, min_x real, max_x real, min_y real, max_y real
SELECT id, minx, maxx, miny, maxy FROM rtree_parcel_geom;
