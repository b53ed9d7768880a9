-- Sealed anew, where nobody changed it meanwhile.
UPDATE need t SET wrapped_key = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.need_id = n.id AND t.wrapped_key = n.before
