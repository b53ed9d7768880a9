-- A known id stays what it is: what was granted at the first start and revoked since stays revoked.
INSERT INTO delegation
  (delegation_id, subject, role, over_name, start_time, end_time, basis, grantor, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (delegation_id) DO NOTHING
RETURNING delegation_id
