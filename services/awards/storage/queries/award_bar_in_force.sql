-- Whether one of the subjects is barred at $3 in one of the regions, a region and those above it.
SELECT EXISTS (
  SELECT FROM award_bar
  WHERE subject = ANY ($1::text[]) AND region = ANY ($2::text[]) AND lift_time IS NULL
    AND end_time > $3
) AS barred
