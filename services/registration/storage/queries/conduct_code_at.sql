-- The code in force at $2 in the nearest of the regions $1, the empty one last; nothing for none.
SELECT code_id, region_code, effective_time, display_name, source FROM conduct_code
WHERE region_code = ANY ($1::text[]) AND effective_time <= $2
ORDER BY length(region_code) DESC, effective_time DESC LIMIT 1
