-- What has come of a campaign and of those below it.
WITH RECURSIVE tree AS (
  SELECT ('campaigns/' || $1::text) COLLATE "C" AS name
  UNION ALL
  SELECT 'campaigns/' || c.id
  FROM tree JOIN catalog AS c ON c.kind = 'campaign' AND c.parent = tree.name
), mine AS (
  SELECT activity_id, state, served_count FROM activity
  WHERE campaign IN (SELECT name FROM tree) AND state IN (2, 4, 5, 7)
)
SELECT (SELECT count(*) FROM mine) AS activities,
       (SELECT count(*) FROM mine WHERE state IN (4, 7)) AS held,
       (SELECT coalesce(sum(served_count), 0) FROM mine) AS served,
       (SELECT coalesce(sum(s.taken), 0) FROM shift AS s JOIN mine USING (activity_id))
         AS person_times,
       (SELECT count(DISTINCT e.volunteer_id)
        FROM mine JOIN shift AS s USING (activity_id)
        JOIN enrollment AS e ON e.shift_id = s.shift_id AND e.state = 1) AS persons
