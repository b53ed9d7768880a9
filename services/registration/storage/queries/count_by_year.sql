SELECT birth_year, sum(registered)::bigint AS registered, sum(verified)::bigint AS verified
FROM registered_count WHERE region_code >= $1 AND region_code < $2 GROUP BY birth_year
