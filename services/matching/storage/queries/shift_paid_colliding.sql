-- Paid duties at a shift whose holder has another engagement in a new window.
SELECT count(*) AS colliding
FROM engagement AS g
WHERE g.shift_id = $1 AND g.live AND g.paid
  AND EXISTS (SELECT FROM engagement AS other
              WHERE other.volunteer_id = g.volunteer_id AND other.live
                AND other.shift_id <> g.shift_id AND other.during && tstzrange($2, $3))
