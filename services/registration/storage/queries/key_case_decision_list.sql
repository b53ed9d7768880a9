-- What the key ring sealed of conduct_case.sealed_decision, after an id.
SELECT case_id AS id, 'conductCases/' || case_id || '/decision' AS belongs_to, sealed_decision AS sealed
FROM conduct_case WHERE case_id > $1 ORDER BY case_id LIMIT $2
