-- A change of state after approval.
UPDATE organization
SET state = $2, state_reason = $3, successor_id = $4, dissolve_time = $5, last_activity_time = $6,
    inactive_months = $7, version = $8, update_time = $9
WHERE organization_id = $1
