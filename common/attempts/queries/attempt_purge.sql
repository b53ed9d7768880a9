DELETE FROM attempt
WHERE (subject, target) IN (
  SELECT subject, target FROM attempt WHERE until_time <= $1 LIMIT 10000)
