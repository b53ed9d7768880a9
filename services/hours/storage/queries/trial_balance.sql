-- Reads the whole ledger: once a day, not once a call.
WITH side AS (
  SELECT commodity, debit_account AS account, minutes AS debit, 0::bigint AS credit
  FROM transfer WHERE post_time <= $1::timestamptz
  UNION ALL
  SELECT commodity, credit_account, 0, minutes FROM transfer WHERE post_time <= $1::timestamptz
)
SELECT commodity,
       coalesce(substring(account FROM '^[a-z]+-(issue|clearing|redeemed|pool|fund|expired)-'),
                'volunteers') AS account_class,
       coalesce(substring(account FROM '^[a-z]+-(?:clearing|redeemed|pool|fund|expired)-(.*)$'), '') AS city,
       sum(debit) AS debit_minutes, sum(credit) AS credit_minutes
FROM side GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
