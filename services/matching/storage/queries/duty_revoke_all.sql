-- A shift is called off: nobody is on duty there. Their engagements ended with the others.
UPDATE paid_duty SET revoke_time = $2, version = version + 1
WHERE shift_id = ANY ($1::text[]) AND revoke_time IS NULL
