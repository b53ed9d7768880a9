-- $5: what is sealed is destroyed.
UPDATE need SET version = version + 1, update_time = $2, state = $3, body = $4,
                wrapped_key = CASE WHEN $5 THEN NULL ELSE wrapped_key END,
                sealed = CASE WHEN $5 THEN NULL ELSE sealed END
WHERE need_id = $1
