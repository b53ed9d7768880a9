-- Whoever belongs to a team, or to something below it.
SELECT DISTINCT m.volunteer_id
FROM membership AS m LEFT JOIN organization AS o USING (organization_id)
WHERE m.active AND (m.organization_id = $1 OR ('organizations/' || $1) = ANY (o.ancestors))
ORDER BY m.volunteer_id
