-- columns: uuid text
-- Parcels that have a text in what people know them by, retired ones too.
SELECT uuid FROM parcel
WHERE instr(lower(coalesce(parcel_code, '')), :text) > 0
  OR instr(lower(coalesce(unit_code, '')), :text) > 0
  OR instr(lower(coalesce(map_number, '')), :text) > 0
  OR '#' || fid = :text;
