INSERT INTO logo_permission
  (organization_id, permission_id, use, state, applicant, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $6)
