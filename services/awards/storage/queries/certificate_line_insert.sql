INSERT INTO certificate_line (volunteer_id, certificate_id, record_id, record_version, minutes)
SELECT $1, $2, record_id, record_version, minutes
FROM unnest($3::text[], $4::bigint[], $5::bigint[]) AS l (record_id, record_version, minutes)
