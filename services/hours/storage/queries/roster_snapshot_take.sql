-- Writes the list of a shift, unless there is one: who is confirmed, and who is there although that
-- was cancelled since. The digest is that of RosterSnapshot.digest.
WITH expected AS (
  SELECT volunteer_id, min(enrollment) AS enrollment, max(start_time) AS start_time,
         max(check_in_time) AS check_in_time
  FROM (
    SELECT volunteer_id, enrollment, start_time, NULL::timestamptz AS check_in_time
    FROM roster WHERE shift = $1 AND confirmed
    UNION ALL
    SELECT volunteer_id, enrollment, NULL, check_in_time
    FROM attendance WHERE shift = $1 AND check_in_time <= $2::timestamptz
  ) AS person
  GROUP BY volunteer_id
), taken AS (
  INSERT INTO roster_snapshot (shift, start_time, take_time, expected_count, present_count, digest)
  SELECT $1, max(start_time), $2::timestamptz, count(*), count(check_in_time),
         sha256(convert_to(string_agg(
           'volunteers/' || volunteer_id || ' '
             || coalesce((extract(epoch FROM check_in_time) * 1000000)::bigint::text, '-') || E'\n',
           '' ORDER BY volunteer_id), 'UTF8'))
  FROM expected HAVING max(start_time) <= $2::timestamptz
  ON CONFLICT (shift) DO NOTHING
  RETURNING shift
)
INSERT INTO roster_snapshot_entry (shift, volunteer_id, enrollment, check_in_time)
SELECT taken.shift, volunteer_id, enrollment, check_in_time FROM expected, taken
