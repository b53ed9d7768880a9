-- To how many organisations she belongs. The caller has locked her file.
SELECT count(*) FROM membership WHERE volunteer_id = $1 AND state = 3
