-- To how many organisations she belongs in full. The caller has locked her file.
SELECT count(*) FROM membership WHERE volunteer_id = $1 AND state = 3 AND guest_until_time IS NULL
