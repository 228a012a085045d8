-- columns: uuid text, row_version int, layer_kind text, reference_layer_uuid text, control_line_version_uuid text, layer_name text, layer_seq int, parcels int, units int, least_m2 real, thin_width_m real, analysed_on date
-- The newest finished run over each layer.
SELECT r.uuid, r.row_version, r.layer_kind, r.reference_layer_uuid, r.control_line_version_uuid,
  r.layer_name, r.layer_seq, r.parcels, r.units, r.least_m2, r.thin_width_m, r.analysed_on
FROM overlay_run AS r
WHERE r.retired_at IS NULL
  AND r.fid = (SELECT max(n.fid) FROM overlay_run AS n WHERE n.layer_kind = r.layer_kind
    AND n.reference_layer_uuid IS r.reference_layer_uuid AND n.retired_at IS NULL)
ORDER BY r.fid;
