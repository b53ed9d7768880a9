-- The balance up to and including a position in the account.
SELECT coalesce(sum(CASE WHEN credit_account = account_name(commodity, volunteer_id)
                         THEN minutes ELSE -minutes END), 0) AS minutes
FROM transfer
WHERE volunteer_id = $1 AND commodity = $2
  AND (post_time, transfer_id) <= ($3::timestamptz, $4)
