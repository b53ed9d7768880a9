INSERT INTO agreement (agreement_id, owner, newest) VALUES ($1, $2, 1)
