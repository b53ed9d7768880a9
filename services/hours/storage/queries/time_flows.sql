-- What went from these volunteers to others since $2, for service and as gifts, where it came to $3.
SELECT giver, receiver, sum(minutes) AS minutes
FROM (SELECT volunteer_id AS giver, provider AS receiver, served_minutes AS minutes FROM time_order
      WHERE state = 'SETTLED' AND volunteer_id = ANY ($1::text[]) AND settle_time > $2::timestamptz
      UNION ALL
      SELECT volunteer_id, recipient, minutes FROM time_gift
      WHERE volunteer_id = ANY ($1::text[]) AND create_time > $2::timestamptz) AS flow
GROUP BY giver, receiver HAVING sum(minutes) >= $3
