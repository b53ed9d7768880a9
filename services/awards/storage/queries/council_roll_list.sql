SELECT member, caster FROM council_roll WHERE council_id = $1 AND meeting_id = $2 ORDER BY member
