-- columns: uuid text, name text, source text, as_of date, document_no text, district text
-- The current reference layers of one kind.
SELECT r.uuid, r.name, r.source, r.as_of, r.document_no, r.district
FROM reference_layer AS r
WHERE r.kind = :kind AND r.retired_at IS NULL AND (r.import_package_uuid IS NULL
  OR r.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'))
ORDER BY r.fid;
