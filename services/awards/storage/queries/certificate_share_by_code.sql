SELECT s.volunteer_id, s.id, s.certificate_id, s.verifier, s.purpose, s.expire_time,
       s.withdraw_time, s.create_time, 0 AS use_count
FROM certificate_share_code AS c
JOIN certificate_share AS s ON s.volunteer_id = c.volunteer_id AND s.id = c.share_id
WHERE c.code_hash = sha256(convert_to($1, 'UTF8'))
