INSERT INTO replay (subject, method, request_id, body_hash, response, create_time)
SELECT subject, method, request_id, body_hash, response, $6::timestamptz
FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[])
  AS k (subject, method, request_id, body_hash, response)
