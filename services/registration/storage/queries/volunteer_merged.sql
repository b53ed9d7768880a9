-- Whose files ended in this one.
SELECT volunteer_id FROM volunteer WHERE merged_into = $1 ORDER BY volunteer_id
