-- Wishes for events as a whole go on under another number, unless it has its own.
WITH gone AS (
  DELETE FROM roster_application WHERE volunteer_id = $1
  RETURNING activity_id, create_time, update_time, preferred_shifts, preferred_only, max_shifts,
            consent_proof
)
INSERT INTO roster_application (activity_id, create_time, update_time, preferred_shifts,
                                preferred_only, max_shifts, consent_proof, volunteer_id)
SELECT gone.*, $2 FROM gone
ON CONFLICT (activity_id, volunteer_id) DO NOTHING
