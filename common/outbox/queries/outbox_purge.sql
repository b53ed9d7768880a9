DELETE FROM outbox
WHERE (transaction, id) IN (
  SELECT transaction, id FROM outbox WHERE event_time < $1 ORDER BY transaction, id LIMIT 10000)
