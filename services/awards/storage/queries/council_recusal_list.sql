SELECT nomination_id, member, reason FROM council_recusal
WHERE council_id = $1 AND meeting_id = $2 ORDER BY member, nomination_id
