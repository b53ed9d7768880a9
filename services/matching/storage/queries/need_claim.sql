-- Takes free places of a locked need, as many as $5; the slots that it got.
INSERT INTO need_claim (need_id, claim_id, slot, people, claimant, create_time)
SELECT n.need_id, $2 || '-' || place.slot, place.slot, n.people_needed, $3, $4
FROM need AS n, generate_series(1, n.people_needed) AS place (slot)
WHERE n.need_id = $1
  AND NOT EXISTS (SELECT FROM need_claim AS c
                  WHERE c.need_id = n.need_id AND c.slot = place.slot AND c.live)
ORDER BY place.slot
LIMIT $5
RETURNING slot
