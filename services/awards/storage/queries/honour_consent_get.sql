SELECT volunteer_id, honour_roll, timeline, name_form, version, consent_time, withdraw_time
FROM honour_consent WHERE volunteer_id = $1
