-- One that was withdrawn before keeps its time.
UPDATE certificate_share AS s SET withdraw_time = coalesce(withdraw_time, $3)
WHERE volunteer_id = $1 AND id = $2
RETURNING volunteer_id, id, certificate_id, verifier, purpose, expire_time, withdraw_time,
          create_time,
          (SELECT count(*) FROM certificate_share_use AS u
           WHERE u.volunteer_id = s.volunteer_id AND u.share_id = s.id) AS use_count
