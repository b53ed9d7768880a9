-- Whose numbers these are, and by which row of an import their files came.
SELECT p.person_index, p.volunteer_id, v.import_row
FROM person p JOIN volunteer v USING (volunteer_id)
WHERE p.person_index = ANY ($1::bytea[])
