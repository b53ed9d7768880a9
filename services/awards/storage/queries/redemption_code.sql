-- Of the code only its hash; the one before is gone.
UPDATE redemption SET code_hash = sha256(convert_to($4, 'UTF8')), code_expire_time = $5
WHERE reward_id = $1 AND volunteer_id = $2 AND id = $3
