-- The shifts of a batch as they stand under the lock.
SELECT * FROM shift_in_context WHERE shift_id = ANY ($1::text[])
