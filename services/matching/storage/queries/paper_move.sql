-- What was earned under one number ($1) counts for another ($2).
WITH gone AS (
  DELETE FROM paper WHERE volunteer_id = $1
  RETURNING paper, version, kind, start_time, end_time, holds
)
INSERT INTO paper (paper, version, kind, start_time, end_time, holds, volunteer_id)
SELECT gone.*, $2 FROM gone
ON CONFLICT (volunteer_id, paper) DO NOTHING
