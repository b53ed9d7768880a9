SELECT plan_id, region, state, authority, document_number, quota, places_taken, version, details, create_time,
       update_time
FROM award_plan WHERE plan_id = $1
