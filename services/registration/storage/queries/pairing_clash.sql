-- Whether a unit cannot be paired with a station: it is, or one of the two has its one-to-one.
SELECT EXISTS (
  SELECT FROM pairing
  WHERE end_time IS NULL
    AND (station_id = $1 AND (organization_id = $2 OR $3::boolean)
         OR organization_id = $2 AND $3::boolean AND one_to_one)) AS clash
