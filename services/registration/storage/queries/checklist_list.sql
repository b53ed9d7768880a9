-- After an id.
SELECT checklist_id, display_name, source FROM checklist
WHERE checklist_id > $1 ORDER BY checklist_id LIMIT $2
