SELECT k.position, r.body_hash, r.response
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY
  AS k (subject, method, request_id, position)
JOIN replay AS r USING (subject, method, request_id)
