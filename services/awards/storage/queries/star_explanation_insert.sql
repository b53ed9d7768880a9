INSERT INTO star_explanation (volunteer_id, grant_id, document) VALUES ($1, $2, $3)
