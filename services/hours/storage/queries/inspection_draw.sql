-- Draws $8 of what $1 recorded between $3 and $4 and what counts, in an order that the seed $5 alone
-- decides: the same records under the same seed are the same sample, and nobody can tell beforehand
-- which those are.
WITH counted AS (
  SELECT volunteer_id, record_id FROM service_record
  WHERE recording_unit = $1 AND start_time >= $3 AND start_time < $4
    AND state IN ('EFFECTIVE', 'DISPUTED')
), made AS (
  INSERT INTO inspection (organization, inspection_id, state, from_time, until_time, seed, population,
                          inspector, create_time, update_time)
  SELECT $1, $2, 'OPEN', $3, $4, $5::bigint, count(*), $6, $7, $7 FROM counted
  RETURNING *
), drawn AS (
  INSERT INTO finding (organization, inspection_id, position, record)
  SELECT $1, $2, row_number() OVER (ORDER BY lot, record_id),
         'volunteers/' || volunteer_id || '/records/' || record_id
  FROM (SELECT volunteer_id, record_id,
               sha256(convert_to($5::bigint || ':' || volunteer_id || '/' || record_id, 'UTF8')) AS lot
        FROM counted ORDER BY lot, record_id LIMIT $8) AS sample
  RETURNING 1
)
SELECT made.*, (SELECT count(*) FROM drawn) AS sampled, 0 AS examined, 0 AS faulty FROM made
