-- How many of these units are not seated there.
SELECT count(*) FROM unnest($2::text[]) AS wanted (unit_id)
WHERE NOT EXISTS (SELECT FROM member_unit m WHERE m.committee_id = $1 AND m.unit_id = wanted.unit_id)
