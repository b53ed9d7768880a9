-- All of a record that its way through life changes.
UPDATE service_record
SET state = $3, late = $4, credited_minutes = $5, confirmed_by = $6, confirm_time = $7,
    declined_by = $8, decline_reason = $9, decline_time = $10, approval_level = $11,
    approved_by = $12, approval_granted = $13, approve_time = $14, notice_end_time = $15,
    ending = $16, successor = $17, corrects = $18, version = version + 1, update_time = $19
WHERE volunteer_id = $1 AND record_id = $2
RETURNING *
