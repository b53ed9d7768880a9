-- Active Party volunteers of a range of service regions, and those who have reported.
SELECT count(*) AS party,
       count(*) FILTER (WHERE EXISTS (
         SELECT FROM community_report r WHERE r.volunteer_id = v.volunteer_id AND r.end_time IS NULL))
         AS reported
FROM volunteer v
WHERE service_region >= $1 AND service_region < $2 AND state = 2 AND political_status IN ('01', '02')
