-- Of several checklists.
SELECT checklist_id, number, text FROM checklist_item
WHERE checklist_id = ANY ($1::text[]) ORDER BY checklist_id, number
