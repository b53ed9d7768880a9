SELECT system AS code, sum(registered)::bigint AS registered
FROM registered_count, unnest(partner_systems) AS system
WHERE region_code >= $1 AND region_code < $2
GROUP BY system ORDER BY system
