-- All answers that are kept, in the order of their key.
SELECT subject, method, request_id, response FROM replay
WHERE (subject, method, request_id) > ($1, $2, $3)
ORDER BY subject, method, request_id LIMIT $4
