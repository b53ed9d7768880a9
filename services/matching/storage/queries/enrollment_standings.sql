-- What a volunteer's own past and plans say, for each of some: live sign-ups for what is to come;
-- unexcused no-shows since $3; and, where $4 asks for it, minutes of confirmed shifts that are over.
-- closed: registration's feed says that nobody serves under this number any more.
SELECT v.volunteer_id,
       EXISTS (SELECT FROM volunteer AS k WHERE k.volunteer_id = v.volunteer_id AND k.closed) AS closed,
       (SELECT count(*) FROM enrollment AS e
        WHERE e.volunteer_id = v.volunteer_id AND e.start_time > $2
          AND e.state IN (1, 2, 5, 7)) AS ahead,
       n.no_shows, n.last_no_show,
       CASE WHEN $4 THEN
         (SELECT coalesce(sum(extract(epoch FROM upper(g.during) - lower(g.during)) / 60), 0)::bigint
          FROM engagement AS g
          WHERE g.volunteer_id = v.volunteer_id AND g.live AND NOT g.paid
            AND upper(g.during) <= $2)
       ELSE 0 END AS served_minutes
FROM (SELECT DISTINCT unnest($1::text[]) AS volunteer_id) AS v,
LATERAL (SELECT count(*) AS no_shows, max(start_time) AS last_no_show FROM enrollment AS e
         WHERE e.volunteer_id = v.volunteer_id AND e.state = 9 AND e.excuse = ''
           AND e.start_time > $3) AS n
