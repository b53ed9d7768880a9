-- Which of these codes no edition lists.
SELECT code FROM unnest($1::text[]) AS code
WHERE NOT EXISTS (SELECT FROM region WHERE region_code = code)
