-- Adds a document of a person, if no file holds it.
WITH named AS (
  INSERT INTO person (person_index, volunteer_id) VALUES ($2, $1)
  ON CONFLICT (person_index) DO NOTHING
  RETURNING volunteer_id
)
INSERT INTO volunteer_document
  (volunteer_id, person_index, document_type, sealed, added_by, create_time)
SELECT volunteer_id, $2, $3, $4, $5, $6 FROM named
RETURNING volunteer_id
