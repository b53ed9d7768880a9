-- Needs of which somebody holds a place and that are not yet met.
SELECT DISTINCT n.need_id, n.organization_id
FROM need_claim AS c JOIN need AS n USING (need_id)
WHERE c.claimant = $1 AND c.live AND n.state IN (2, 4)
ORDER BY n.need_id
