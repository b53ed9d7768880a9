-- What was deposited, is past its time and was never used. What went out took the oldest first. $2:
-- of one volunteer; NULL: of everybody, some of them.
SELECT due.volunteer_id, city,
       least(balance_minutes - held_minutes, due.minutes - gone.minutes) AS minutes
FROM (SELECT volunteer_id, sum(minutes) AS minutes,
             max(left(split_part(reference, '@', 1), 4)) AS city
      FROM transfer AS deposit
      WHERE expire_time <= $1::timestamptz AND ($2::text IS NULL OR volunteer_id = $2)
        AND NOT EXISTS (SELECT FROM transfer AS undone
                        WHERE (undone.volunteer_id, undone.reverses)
                              = (deposit.volunteer_id, deposit.transfer_id))
      GROUP BY volunteer_id) AS due
JOIN account ON account.volunteer_id = due.volunteer_id
  AND commodity = 'TIME_BANK_MINUTES' AND NOT frozen
CROSS JOIN LATERAL (
  SELECT coalesce(sum(minutes), 0) AS minutes FROM transfer
  WHERE transfer.volunteer_id = due.volunteer_id AND transfer.commodity = 'TIME_BANK_MINUTES'
    AND debit_account = 'timebank-' || due.volunteer_id AND code <> 'REVERSAL') AS gone
WHERE least(balance_minutes - held_minutes, due.minutes - gone.minutes) > 0
ORDER BY due.volunteer_id LIMIT $3
