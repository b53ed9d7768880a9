-- Deposits of records that no longer count and that nobody took back yet, of accounts from which
-- something can be taken.
SELECT deposit.* FROM service_record AS record
JOIN transfer AS deposit USING (volunteer_id, record_id)
WHERE record.state IN ('CORRECTED', 'REVERSED') AND deposit.code = 'DEPOSIT'
  AND NOT EXISTS (SELECT FROM transfer AS undone
                  WHERE (undone.volunteer_id, undone.reverses)
                        = (deposit.volunteer_id, deposit.transfer_id))
  AND NOT EXISTS (SELECT FROM account
                  WHERE account.volunteer_id = deposit.volunteer_id AND frozen)
  AND (deposit.volunteer_id, deposit.transfer_id) > ($1, $2)
ORDER BY deposit.volunteer_id, deposit.transfer_id
LIMIT $3
