-- columns: old_label text, old_holder text, old_district text, new_label text, new_holder text, new_district text, kind text, happened_on date, document_no text, done_by text, area_m2 real, case_no text, revoked_on text
-- Every change by which land went from a parcel to another one (沿革): those of the district :district,
-- of all where it is empty; of the lines :lines alone where :chosen is 1. What a mistaken save said and its
-- undoing took back is none; a merge that was revoked is one.
SELECT coalesce(o.parcel_code, o.unit_code, o.map_number, '#' || o.fid), o.holder_name, o.district,
  coalesce(n.parcel_code, n.unit_code, n.map_number, '#' || n.fid), n.holder_name, n.district,
  l.kind, l.happened_on, l.document_no, l.done_by, l.area_m2, c.case_no, l.retired_at
FROM lineage AS l
JOIN parcel AS o ON o.uuid = l.old_parcel_uuid
JOIN parcel AS n ON n.uuid = l.new_parcel_uuid
LEFT JOIN merge_case AS c ON c.uuid = l.merge_case_uuid
WHERE (l.retired_at IS NULL OR (c.state = 'revoked'
    AND (c.new_parcel_uuid IS NULL OR c.new_parcel_uuid = l.new_parcel_uuid)))
  AND (:district = '' OR o.district = :district OR n.district = :district)
  AND (:chosen = 0 OR l.uuid IN (SELECT value FROM json_each(:lines)))
ORDER BY l.happened_on, l.fid;
