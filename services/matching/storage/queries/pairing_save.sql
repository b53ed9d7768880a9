-- One that is over loses what opens it.
UPDATE pairing SET version = version + 1, update_time = $2, state = $3::smallint, body = $4,
                   wrapped_key = CASE WHEN $3::smallint = 2 THEN NULL ELSE wrapped_key END,
                   sealed = CASE WHEN $3::smallint = 2 THEN NULL ELSE sealed END
WHERE pairing_id = $1
RETURNING *
