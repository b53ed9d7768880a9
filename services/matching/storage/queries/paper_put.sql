-- Only what is newer than what is there; under the number that goes on, if hers was merged.
INSERT INTO paper AS old (volunteer_id, paper, version, kind, start_time, end_time, holds)
SELECT coalesce((SELECT nullif(merged_into, '') FROM volunteer WHERE volunteer_id = $1), $1),
       $2, $3, $4, $5, $6, $7
ON CONFLICT (volunteer_id, paper) DO UPDATE SET
  version = excluded.version, kind = excluded.kind, start_time = excluded.start_time,
  end_time = excluded.end_time, holds = excluded.holds
WHERE old.version < excluded.version
