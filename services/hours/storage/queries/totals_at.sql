SELECT transfer.kind, sum(CASE code WHEN 'ISSUE' THEN minutes ELSE -minutes END) AS minutes,
       sum(CASE code WHEN 'ISSUE' THEN 1 ELSE -1 END) AS records
FROM transfer
WHERE volunteer_id = $1 AND commodity = 'SERVICE_MINUTES' AND post_time <= $2::timestamptz
GROUP BY kind
ORDER BY kind
