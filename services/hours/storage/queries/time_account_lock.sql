-- In order, so that no two calls wait for each other in a circle. Makes the rows that are missing.
INSERT INTO account AS kept (volunteer_id, commodity)
SELECT DISTINCT volunteer_id, 'TIME_BANK_MINUTES' FROM unnest($1::text[]) AS asked (volunteer_id)
ORDER BY 1
ON CONFLICT (volunteer_id, commodity) DO UPDATE SET update_time = now()
RETURNING volunteer_id, balance_minutes, held_minutes, frozen
