-- Nothing comes back where there was nothing to withdraw.
UPDATE honour_consent
SET honour_roll = false, timeline = false, version = version + 1, withdraw_time = $2
WHERE volunteer_id = $1 AND withdraw_time IS NULL
RETURNING volunteer_id, honour_roll, timeline, name_form, version, consent_time, withdraw_time
