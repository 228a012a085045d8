-- columns: checked_on date, untreated int
-- Day of the last results that hold, and how many boundary errors nobody has treated.
SELECT max(c.checked_on),
  count(CASE WHEN c.boundary_error AND c.treated_as IS NULL THEN 1 END)
FROM current_control_check c
JOIN parcel p ON p.uuid = c.parcel_uuid AND p.retired_at IS NULL;
