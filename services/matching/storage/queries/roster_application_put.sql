-- What is said again replaces what was said before. Shifts travel as "a,b": arrays of arrays must be
-- rectangular.
INSERT INTO roster_application AS old (activity_id, volunteer_id, create_time, update_time,
                                       preferred_shifts, preferred_only, max_shifts, consent_proof)
SELECT $1, item.volunteer_id, $2, $2, string_to_array(item.preferred, ','), item.preferred_only,
       item.max_shifts, $3
FROM unnest($4::text[], $5::text[], $6::bool[], $7::int[])
  AS item (volunteer_id, preferred, preferred_only, max_shifts)
ORDER BY item.volunteer_id
ON CONFLICT (activity_id, volunteer_id) DO UPDATE SET
  update_time = excluded.update_time, preferred_shifts = excluded.preferred_shifts,
  preferred_only = excluded.preferred_only, max_shifts = excluded.max_shifts,
  consent_proof = excluded.consent_proof
RETURNING *
