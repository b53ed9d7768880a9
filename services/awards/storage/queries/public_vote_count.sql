SELECT nomination_id, count(*) AS votes FROM public_vote WHERE plan_id = $1 GROUP BY nomination_id
