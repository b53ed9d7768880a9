INSERT INTO honour_consent (volunteer_id, honour_roll, timeline, name_form, version, consent_time)
VALUES ($1, $2, $3, $4, 1, $5)
ON CONFLICT (volunteer_id) DO UPDATE
SET honour_roll = $2, timeline = $3, name_form = $4, version = honour_consent.version + 1,
    consent_time = $5, withdraw_time = NULL
RETURNING volunteer_id, honour_roll, timeline, name_form, version, consent_time, withdraw_time
