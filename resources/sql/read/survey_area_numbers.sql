-- columns: area_number text, uuid text, retired bool
-- Numbers of survey areas; of the retired ones too.
SELECT a.area_number, a.uuid, a.retired_at IS NOT NULL FROM survey_area AS a
WHERE a.area_number IS NOT NULL
  AND (a.import_package_uuid IS NULL
    OR a.import_package_uuid IN (SELECT uuid FROM import_package WHERE state = 'done'));
