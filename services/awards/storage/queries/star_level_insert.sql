INSERT INTO star_level (scheme_id, star, title, threshold_minutes)
SELECT $1, star, title, threshold_minutes
FROM unnest($2::integer[], $3::text[], $4::bigint[]) AS l (star, title, threshold_minutes)
