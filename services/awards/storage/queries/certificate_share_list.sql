-- Goes on after $2, from the newest if that is NULL.
SELECT volunteer_id, id, certificate_id, verifier, purpose, expire_time, withdraw_time, create_time,
       (SELECT count(*) FROM certificate_share_use AS u
        WHERE u.volunteer_id = s.volunteer_id AND u.share_id = s.id) AS use_count
FROM certificate_share AS s
WHERE volunteer_id = $1 AND ($2::text IS NULL OR id < $2)
ORDER BY id DESC
LIMIT $3
