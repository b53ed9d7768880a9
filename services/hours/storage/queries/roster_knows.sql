-- Whether she ever signed up for a shift of the organisation, cancelled or not.
SELECT EXISTS (
  SELECT FROM roster WHERE volunteer_id = $1 AND starts_with(shift, $2 || '/')) AS knows
