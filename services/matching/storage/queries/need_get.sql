SELECT n.*, ARRAY(SELECT DISTINCT claimant FROM need_claim AS c
                  WHERE c.need_id = n.need_id AND c.live ORDER BY claimant) AS claimants
FROM need AS n WHERE n.need_id = $1 AND n.organization_id = $2
