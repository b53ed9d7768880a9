SELECT reward_id, volunteer_id, id, state, due_time, version, details, create_time, update_time,
       code_expire_time
FROM redemption WHERE code_hash = sha256(convert_to($1, 'UTF8')) FOR UPDATE
