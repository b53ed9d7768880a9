-- Gives a number to a person, if she has none.
INSERT INTO person (person_index, volunteer_id) VALUES ($1, $2)
ON CONFLICT (person_index) DO NOTHING
RETURNING volunteer_id
