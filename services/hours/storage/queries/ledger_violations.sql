-- What must always be true of holds and of the time bank, as in invariant_violations.sql (law 12).
SELECT 'held_is_sum_of_pending_holds' AS invariant, count(*) AS violations
FROM account FULL JOIN (
  SELECT volunteer_id, 'TIME_BANK_MINUTES' AS commodity, sum(minutes) AS minutes
  FROM hold WHERE state = 'PENDING' GROUP BY volunteer_id
) AS pending USING (volunteer_id, commodity)
WHERE coalesce(held_minutes, 0) <> coalesce(minutes, 0)
UNION ALL
SELECT 'held_is_within_balance', count(*) FROM account
WHERE held_minutes < 0 OR held_minutes > balance_minutes
UNION ALL
SELECT 'posted_hold_is_one_transfer', count(*)
FROM (SELECT volunteer_id, hold_id, posted_minutes AS minutes FROM hold WHERE state = 'POSTED') AS posted
FULL JOIN (SELECT volunteer_id, hold_id, minutes FROM transfer WHERE hold_id IS NOT NULL) AS booked
  USING (volunteer_id, hold_id, minutes)
WHERE posted.volunteer_id IS NULL OR booked.volunteer_id IS NULL
UNION ALL
SELECT 'exchange_is_whole', count(*)
FROM (SELECT FROM transfer WHERE exchange IS NOT NULL GROUP BY exchange
      HAVING count(*) <> 2 OR sum(CASE WHEN debit_account LIKE 'timebank-clearing-%'
                                       THEN minutes ELSE -minutes END) <> 0) AS broken
UNION ALL
SELECT 'frozen_is_an_open_freeze', count(*)
FROM (SELECT volunteer_id FROM account WHERE frozen) AS frozen
FULL JOIN (SELECT volunteer_id FROM account_freeze WHERE lift_time IS NULL) AS open
  USING (volunteer_id)
WHERE frozen.volunteer_id IS NULL OR open.volunteer_id IS NULL
