-- What is overdue in a locked shift lapses.
UPDATE enrollment AS e
SET state = 8, end_reason = CASE WHEN e.start_time <= $2 THEN '岗位已开始' ELSE '逾期未确认' END,
    version = e.version + 1, update_time = $2, offer_expire_time = NULL
FROM shift_in_context AS s
WHERE e.shift_id = $1 AND s.shift_id = e.shift_id
  AND (e.state = 7 AND e.offer_expire_time <= $2
       OR e.state IN (2, 5, 6, 7) AND e.start_time <= $2 AND s.recruit_scope <> 6)
RETURNING e.enrollment_id
