-- columns: uuid text, row_version int, layer_kind text, reference_layer_uuid text, control_line_version_uuid text, layer_seq int, parcels int, least_m2 real, thin_width_m real, computed bool
-- Runs that were stopped, or are going on, before they counted: retired for one of two reasons, of
-- which :computed says that all their rows are there and no run over the layer was finished since.
SELECT r.uuid, r.row_version, r.layer_kind, r.reference_layer_uuid, r.control_line_version_uuid,
  r.layer_seq, r.parcels, r.least_m2, r.thin_width_m,
  r.retired_reason = :computed AND NOT EXISTS (SELECT 1 FROM overlay_run AS n
    WHERE n.layer_kind = r.layer_kind AND n.reference_layer_uuid IS r.reference_layer_uuid
      AND n.retired_at IS NULL AND n.fid > r.fid)
FROM overlay_run AS r
WHERE r.retired_reason IN (:unfinished, :computed)
ORDER BY r.fid;
