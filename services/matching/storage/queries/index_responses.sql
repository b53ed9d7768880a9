-- Of the sign-ups for shifts of the last year that have begun, how many were answered before: not
-- left waiting, nor until they lapsed. Invitations come from the organisation itself.
SELECT s.organization_id, count(*) AS signed_up, count(*) FILTER (WHERE e.state NOT IN (2, 5, 8)) AS answered
FROM enrollment AS e JOIN shift AS s USING (shift_id)
WHERE e.state <> 6 AND e.start_time <= $1 AND e.start_time > $1::timestamptz - interval '365 days'
GROUP BY s.organization_id
