SELECT nomination_id, member, caster, choice FROM council_vote
WHERE council_id = $1 AND meeting_id = $2 ORDER BY member, nomination_id
