-- How many have a live sign-up in an activity, groups included.
SELECT (SELECT count(*) FROM enrollment AS e JOIN shift AS s USING (shift_id)
        WHERE s.activity_id = $1 AND e.state IN (1, 2, 5, 6, 7))
     + (SELECT count(*) FROM group_enrollment AS g JOIN shift AS s USING (shift_id)
        WHERE s.activity_id = $1 AND g.state = 1) AS interest
