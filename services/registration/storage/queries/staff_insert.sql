INSERT INTO staff_member
  (organization_id, staff_id, sealed_name, work, source, full_time, grade, volunteer_id, start_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
