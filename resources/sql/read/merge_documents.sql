-- columns: kind text, title text, document_no text, issued_by text, issued_on date, sha256 text, shown_name text, confidentiality text, remark text
-- Documents of the parcels :uuids, as they would stand with the parcel that comes of them.
SELECT d.kind, d.title, d.document_no, d.issued_by, d.issued_on, d.sha256, d.shown_name,
  d.confidentiality, d.remark
FROM document AS d
WHERE d.owner_table = 'parcel' AND d.owner_uuid IN (SELECT value FROM json_each(:uuids))
  AND d.retired_at IS NULL
ORDER BY d.fid;
