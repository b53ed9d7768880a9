SELECT coalesce(max(star), 0) AS star FROM star_grant WHERE volunteer_id = $1 AND scheme_region = $2
