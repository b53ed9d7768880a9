-- Needs of an organisation that were submitted from $2 on and before $3; and who of those who asked
-- under a number of their own and were helped has served by $4 in a shift that began after that.
WITH asked AS (
  SELECT state, overdue, submitter, create_time FROM need
  WHERE organization_id = $1 AND create_time >= $2 AND create_time < $3
), helped AS (
  SELECT submitter, min(create_time) AS since FROM asked
  WHERE state = 6 AND submitter LIKE 'volunteers/%'
  GROUP BY submitter
)
SELECT (SELECT count(*) FROM asked) AS submitted,
       (SELECT count(*) FROM asked WHERE state = 6) AS met,
       (SELECT count(*) FROM asked WHERE overdue) AS overdue,
       count(*) AS helped,
       count(*) FILTER (WHERE EXISTS (
         SELECT FROM enrollment AS e JOIN shift AS s USING (shift_id)
         WHERE e.volunteer_id = substr(helped.submitter, 12) AND e.state = 1
           AND s.start_time > helped.since AND s.end_time <= $4)) AS serving_since
FROM helped
