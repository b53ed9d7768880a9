-- Unless somebody decided on it, or it was submitted again, in the meantime.
UPDATE organization
SET state = 3, rejection_reason = $3, decider = $4, decide_time = $5, version = version + 1,
    update_time = $5
WHERE organization_id = $1 AND state = 1 AND pending_since = $2
RETURNING organization_id
