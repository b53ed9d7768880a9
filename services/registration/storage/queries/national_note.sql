-- Notes the numbers that are theirs, one for each volunteer, and what is noted of all of them.
WITH one AS (
  SELECT * FROM unnest($1::text[], $2::text[]) AS one (national_number, volunteer_id)
), noted AS (
  INSERT INTO national_registration AS old (volunteer_id, national_number, reconcile_time)
  SELECT one.volunteer_id, one.national_number, $3
  FROM one JOIN national_number AS n USING (national_number, volunteer_id)
  ON CONFLICT (volunteer_id) DO UPDATE SET reconcile_time = excluded.reconcile_time
    WHERE old.national_number = excluded.national_number
  RETURNING volunteer_id, national_number
)
SELECT volunteer_id, national_number FROM noted
UNION
SELECT r.volunteer_id, r.national_number FROM national_registration AS r JOIN one USING (volunteer_id)
