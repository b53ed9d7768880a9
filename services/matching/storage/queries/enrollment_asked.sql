-- Who of these ever had to do with a shift.
SELECT DISTINCT volunteer_id FROM enrollment
WHERE shift_id = $1 AND volunteer_id = ANY ($2::text[])
