-- Nothing comes back if none is left.
UPDATE public_voter SET votes = votes + 1 WHERE plan_id = $1 AND voter = $2 AND votes < allowed
RETURNING allowed - votes AS votes_left
