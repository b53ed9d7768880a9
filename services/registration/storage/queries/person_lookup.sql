-- Under which number somebody goes now, and the version of the file that her document opened.
SELECT coalesce(v.merged_into, v.volunteer_id) AS volunteer_id, v.version
FROM person p JOIN volunteer v USING (volunteer_id)
WHERE p.person_index = $1
