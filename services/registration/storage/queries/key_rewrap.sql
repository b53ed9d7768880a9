-- Puts the same keys under another wrap, where nobody changed them meanwhile.
UPDATE volunteer v SET wrapped_key = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (volunteer_id, before, after)
WHERE v.volunteer_id = n.volunteer_id AND v.wrapped_key = n.before
