INSERT INTO public_voter (plan_id, voter, votes, allowed) VALUES ($1, $2, 0, $3)
ON CONFLICT (plan_id, voter) DO NOTHING
