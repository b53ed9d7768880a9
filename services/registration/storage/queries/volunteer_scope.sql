-- Where a volunteer lies: her service region, and the organisations that she belongs to with all
-- above them.
SELECT service_region,
       ARRAY(SELECT DISTINCT unnest(o.organization_id || o.ancestor_ids)
             FROM membership m JOIN organization o USING (organization_id)
             WHERE m.volunteer_id = v.volunteer_id AND m.state = 3) AS organizations
FROM volunteer v WHERE volunteer_id = $1
