SELECT political_status AS code, sum(registered)::bigint AS registered
FROM registered_count WHERE region_code >= $1 AND region_code < $2
GROUP BY political_status ORDER BY political_status
