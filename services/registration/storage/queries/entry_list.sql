-- Entries of one block, or (0) of both, after an entry.
SELECT volunteer_id, entry_id, block, title, content, study_minutes, issuer, entry_date::text, level,
       evidence, consent_time, state, entered_by, verifier, verify_time, rejection_reason, create_time
FROM file_entry
WHERE volunteer_id = $1 AND entry_id > $2 AND ($3::smallint = 0 OR block = $3::smallint)
ORDER BY entry_id LIMIT $4
