SELECT nomination_id, criterion, sum(points) AS points, count(*) AS scores
FROM nomination_score WHERE plan_id = $1 GROUP BY nomination_id, criterion
