-- Counts all over; reads, and locks no file.
INSERT INTO registered_count
  (region_code, birth_year, political_status, partner_systems, registered, verified)
SELECT service_region, birth_year, political_status, partner_systems, count(*),
       count(*) FILTER (WHERE real_name_state = 2)
FROM volunteer WHERE state IN (1, 2, 3)
GROUP BY service_region, birth_year, political_status, partner_systems
