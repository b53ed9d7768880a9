SELECT complaint_id, about, matter, sealed_text, complainant, state, body, region_code, due_time,
       sealed_answer, referred_to, case_id, handler, version, create_time, update_time
FROM complaint WHERE complaint_id = $1
