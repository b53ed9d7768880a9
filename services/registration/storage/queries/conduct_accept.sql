-- The first time stays.
WITH added AS (
  INSERT INTO conduct_acceptance (subject, code_id, accepted_by, accept_time) VALUES ($1, $2, $3, $4)
  ON CONFLICT (subject, code_id) DO NOTHING
  RETURNING subject, code_id, accepted_by, accept_time)
SELECT * FROM added
UNION ALL
SELECT subject, code_id, accepted_by, accept_time FROM conduct_acceptance
WHERE subject = $1 AND code_id = $2
LIMIT 1
