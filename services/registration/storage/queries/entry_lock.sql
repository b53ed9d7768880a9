SELECT volunteer_id, entry_id, block, title, content, study_minutes, issuer, entry_date::text, level,
       evidence, consent_time, state, entered_by, verifier, verify_time, rejection_reason, create_time
FROM file_entry WHERE volunteer_id = $1 AND entry_id = $2 FOR NO KEY UPDATE
