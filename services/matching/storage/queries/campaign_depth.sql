-- How many campaigns a campaign lies under, itself included.
WITH RECURSIVE above AS (
  SELECT id, parent, 1 AS depth FROM catalog WHERE kind = 'campaign' AND id = $1
  UNION ALL
  SELECT c.id, c.parent, above.depth + 1
  FROM above JOIN catalog AS c ON c.kind = 'campaign' AND above.parent = 'campaigns/' || c.id
)
SELECT max(depth) AS depth FROM above
