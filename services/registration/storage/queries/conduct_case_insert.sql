INSERT INTO conduct_case
  (case_id, subject, code_id, items, sealed_facts, state, opener, create_time, update_time)
VALUES ($1, $2, $3, $4::text[], $5, $6, $7, $8, $8)
