UPDATE complaint
SET state = $2, body = $3, region_code = $4, due_time = $5, sealed_answer = $6, referred_to = $7,
    case_id = $8, handler = $9, version = $10, update_time = $11
WHERE complaint_id = $1
