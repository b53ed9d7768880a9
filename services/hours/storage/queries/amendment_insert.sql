-- No row comes back when the record has one that is undecided.
INSERT INTO amendment (volunteer_id, record_id, amendment_id, recording_unit, kind, state, proposed_by,
                       details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, 'PROPOSED', $6, $7, $8, $8)
ON CONFLICT DO NOTHING
RETURNING *
