-- One more try, or the first of a new window; no row when all are spent. The row is locked either
-- way.
INSERT INTO attempt AS held (subject, target, tries, until_time)
VALUES ($1, $2, 1, $3::timestamptz)
ON CONFLICT (subject, target) DO UPDATE
SET tries = CASE WHEN held.until_time <= $5::timestamptz THEN 1 ELSE held.tries + 1 END,
    until_time = CASE WHEN held.until_time <= $5::timestamptz THEN excluded.until_time
                      ELSE held.until_time END
WHERE held.until_time <= $5::timestamptz OR held.tries < $4
RETURNING tries
