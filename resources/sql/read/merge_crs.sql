-- columns: crs text
-- The reference system of the workspace.
SELECT s.organization || ':' || s.organization_coordsys_id
FROM gpkg_geometry_columns AS g
JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
WHERE g.table_name = 'parcel';
