-- Makes calls about these volunteers' hours wait for each other, in one order. A lock, not a new
-- version of each row as account_lock.sql makes: imports come by the million.
SELECT FROM account
WHERE volunteer_id = ANY ($1::text[]) AND commodity = 'SERVICE_MINUTES'
ORDER BY volunteer_id
FOR UPDATE
