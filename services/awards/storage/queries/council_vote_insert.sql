-- All of them; those that were cast before are left out, so that fewer come back.
INSERT INTO council_vote (council_id, meeting_id, nomination_id, member, caster, choice, cast_time)
SELECT $1, $2, v.nomination_id, $3, $4, v.choice, $7
FROM unnest($5::text[], $6::smallint[]) AS v (nomination_id, choice)
ORDER BY v.nomination_id
ON CONFLICT (council_id, meeting_id, nomination_id, member) DO NOTHING
RETURNING nomination_id
