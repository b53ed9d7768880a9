-- Whether one of these records counts otherwise since the version that stands here.
SELECT EXISTS (
  SELECT FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
    AS l (volunteer_id, record_id, version, minutes)
  JOIN counted_record AS c ON c.volunteer_id = l.volunteer_id AND c.record_id = l.record_id
  WHERE c.version > l.version AND c.minutes <> l.minutes) AS newer
