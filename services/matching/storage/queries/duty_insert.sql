-- Who is on duty is nowhere else meanwhile.
WITH engaged AS (
  INSERT INTO engagement (volunteer_id, enrollment_id, shift_id, shift_name, during, paid)
  SELECT $3, $2, $1, $5, tstzrange(start_time, end_time), true FROM shift WHERE shift_id = $1
)
INSERT INTO paid_duty (shift_id, duty_id, volunteer_id, create_time) VALUES ($1, $2, $3, $4)
