-- Sealed anew, where nobody changed it meanwhile.
UPDATE station_feedback t SET sealed_phone = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.station_id = split_part(n.id, '/', 1) AND t.feedback_id = split_part(n.id, '/', 2)
  AND t.sealed_phone = n.before
