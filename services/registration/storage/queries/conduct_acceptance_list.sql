-- After a code.
SELECT subject, code_id, accepted_by, accept_time FROM conduct_acceptance
WHERE subject = $1 AND code_id > $2 ORDER BY code_id LIMIT $3
