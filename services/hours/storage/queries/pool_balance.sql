SELECT (SELECT coalesce(sum(minutes), 0) FROM transfer WHERE code = 'DONATION' AND credit_account = $1)
     - (SELECT coalesce(sum(minutes), 0) FROM transfer WHERE code = 'GRANT' AND debit_account = $1)
