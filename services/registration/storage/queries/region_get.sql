SELECT region_code, parent_code, display_name, edition::text, create_time, update_time
FROM region WHERE region_code = $1
