-- Those of these subjects that do not belong to an owner: to an organisation belong its members, its
-- subtree and the activities of that; to a region what lies in it.
SELECT one FROM unnest($1::text[]) AS one
WHERE NOT CASE
  WHEN one LIKE 'volunteers/%' AND $2 LIKE 'regions/%' THEN EXISTS (
    SELECT FROM volunteer WHERE volunteer_id = substr(one, 12)
      AND starts_with(service_region, substr($2, 9)))
  WHEN one LIKE 'volunteers/%' THEN EXISTS (
    SELECT FROM membership WHERE volunteer_id = substr(one, 12)
      AND organization_id = substr($2, 15) AND state = 3)
  ELSE EXISTS (
    SELECT FROM organization WHERE organization_id = split_part(one, '/', 2)
      AND CASE WHEN $2 LIKE 'regions/%' THEN starts_with(region_code, substr($2, 9))
          ELSE substr($2, 15) = organization_id OR substr($2, 15) = ANY (ancestor_ids) END)
  END
