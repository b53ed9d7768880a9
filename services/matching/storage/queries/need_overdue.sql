-- A bounded number per run.
UPDATE need SET overdue = true, version = version + 1, update_time = $1
WHERE need_id IN (SELECT need_id FROM need
                  WHERE state = 1 AND NOT overdue AND answer_due_time <= $1
                  ORDER BY answer_due_time LIMIT 100 FOR UPDATE SKIP LOCKED)
RETURNING *, '{}'::text[] AS claimants
