-- What the key ring sealed of complaint.sealed_text, after an id.
SELECT complaint_id AS id, 'complaints/' || complaint_id || '/text' AS belongs_to, sealed_text AS sealed
FROM complaint WHERE complaint_id > $1 ORDER BY complaint_id LIMIT $2
