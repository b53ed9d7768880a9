DELETE FROM trail
WHERE (resource, epoch, transaction, id) IN (
  SELECT resource, epoch, transaction, id FROM trail WHERE event_time < $1 LIMIT 10000)
