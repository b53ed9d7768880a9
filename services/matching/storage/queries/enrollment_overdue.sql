-- Shifts in which an offer has run out, or that have begun while somebody was still undecided. A
-- back-entry (scope 6) begins before anybody applies.
SELECT shift_id FROM (
  SELECT shift_id FROM enrollment WHERE state = 7 AND offer_expire_time <= $1
  UNION
  SELECT e.shift_id FROM enrollment AS e JOIN shift_in_context AS s USING (shift_id)
  WHERE e.state IN (2, 5, 6, 7) AND e.start_time <= $1 AND s.recruit_scope <> 6
) AS overdue
WHERE shift_id > $2
ORDER BY shift_id
LIMIT 100
