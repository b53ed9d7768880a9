-- Which of these (volunteer, team) pairs hold: a member of the team, or of something below it.
SELECT DISTINCT pair.volunteer_id, pair.team
FROM unnest($1::text[], $2::text[]) AS pair (volunteer_id, team)
JOIN membership AS m ON m.volunteer_id = pair.volunteer_id AND m.active
LEFT JOIN organization AS o ON o.organization_id = m.organization_id
WHERE m.organization_id = pair.team OR ('organizations/' || pair.team) = ANY (o.ancestors)
