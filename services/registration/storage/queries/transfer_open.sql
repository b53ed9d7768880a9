-- Whether she has one under way. The caller has locked her file.
SELECT EXISTS (SELECT FROM membership_transfer WHERE volunteer_id = $1 AND state IN (1, 2)) AS open
