INSERT INTO committee_meeting (committee_id, meeting_id, kind, meeting_date, topic, decisions, unit_ids, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
