-- The files that documents ($1) lead to, as far as they serve in a range of regions and are not erased;
-- held in order of number, so that two lists wait for each other in one order.
SELECT e.position - 1 AS place, v.volunteer_id
FROM unnest($1::bytea[]) WITH ORDINALITY AS e (person_index, position)
JOIN person AS p USING (person_index)
JOIN volunteer AS d USING (volunteer_id)
JOIN volunteer AS v ON v.volunteer_id = coalesce(d.merged_into, d.volunteer_id)
WHERE v.service_region >= $2 AND v.service_region < $3 AND v.erase_time IS NULL
ORDER BY v.volunteer_id FOR NO KEY UPDATE OF v
