-- Nothing comes back if the scorer has given points for this.
INSERT INTO nomination_score (plan_id, nomination_id, criterion, scorer, points, score_time)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING
RETURNING points
