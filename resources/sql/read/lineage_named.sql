-- columns: uuid text
-- Parcels that people call :name, :code as codes are stored; those of history too; a current one first, then the newest.
SELECT p.uuid
FROM parcel AS p
WHERE :name IN (p.uuid, p.parcel_code, p.unit_code, p.map_number, '#' || p.fid)
  OR :code IN (p.parcel_code, p.unit_code)
ORDER BY p.retired_at IS NOT NULL, p.fid DESC;
