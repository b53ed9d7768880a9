-- What was noted of a file ($1) that ended is the other one's ($2): its numbers lead there, and the
-- one that it carries stays, if that one carries none.
WITH numbers AS (
  UPDATE national_number SET volunteer_id = $2 WHERE volunteer_id = $1
), ended AS (
  DELETE FROM national_registration WHERE volunteer_id = $1
  RETURNING national_number, reconcile_time
)
INSERT INTO national_registration (volunteer_id, national_number, reconcile_time)
SELECT $2, national_number, reconcile_time FROM ended
ON CONFLICT (volunteer_id) DO NOTHING
