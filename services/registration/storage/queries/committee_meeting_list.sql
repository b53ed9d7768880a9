-- Of one kind or (0) of all, the one entered last first, before an id.
SELECT committee_id, meeting_id, kind, meeting_date, topic, decisions, unit_ids, create_time
FROM committee_meeting
WHERE committee_id = $1 AND ($2::smallint = 0 OR kind = $2::smallint) AND ($3 = '' OR meeting_id < $3)
ORDER BY meeting_id DESC LIMIT $4
