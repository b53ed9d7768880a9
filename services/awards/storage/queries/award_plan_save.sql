-- places_taken is counted by triggers alone.
UPDATE award_plan
SET state = $2, authority = $3, document_number = $4, quota = $5, due_time = $6, version = $7,
    details = $8, update_time = $9
WHERE plan_id = $1
