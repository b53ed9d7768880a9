-- Drafts (1) only if $2. Goes on before $3, from the newest if that is empty.
SELECT plan_id, region, state, authority, document_number, quota, places_taken, version, details, create_time,
       update_time
FROM award_plan
WHERE region = $1 AND ($2 OR state <> 1) AND ($3 = '' OR plan_id < $3)
ORDER BY plan_id DESC
LIMIT $4
