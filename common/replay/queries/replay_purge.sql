DELETE FROM replay
WHERE (subject, method, request_id) IN (
  SELECT subject, method, request_id FROM replay WHERE create_time < $1 LIMIT 10000)
