-- Where a volunteer lies: her service region, the organisations that she belongs to with all above
-- them, and their partner systems.
SELECT service_region,
       ARRAY(SELECT DISTINCT a.organization_id
             FROM membership m, organizations_above(m.organization_id) a
             WHERE m.volunteer_id = v.volunteer_id AND m.state = 3) AS organizations,
       ARRAY(SELECT DISTINCT a.system_id
             FROM membership m, organizations_above(m.organization_id) a
             WHERE m.volunteer_id = v.volunteer_id AND m.state = 3 AND a.system_id <> '') AS systems
FROM volunteer v WHERE volunteer_id = $1
