-- What the key ring sealed of complaint.sealed_answer, after an id.
SELECT complaint_id AS id, 'complaints/' || complaint_id || '/answer' AS belongs_to, sealed_answer AS sealed
FROM complaint WHERE complaint_id > $1 ORDER BY complaint_id LIMIT $2
