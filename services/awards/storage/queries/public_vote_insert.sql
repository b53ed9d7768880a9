-- Nothing comes back if she has voted for this one.
INSERT INTO public_vote (plan_id, nomination_id, voter, vote_time) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
RETURNING voter
