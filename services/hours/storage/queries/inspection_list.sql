SELECT inspection.*, count(finding.position) AS sampled,
       count(*) FILTER (WHERE result <> '') AS examined,
       count(*) FILTER (WHERE result NOT IN ('', 'IN_ORDER')) AS faulty
FROM (SELECT * FROM inspection
      WHERE organization = $1 AND (create_time, inspection_id) > ($2::timestamptz, $3)
      ORDER BY create_time, inspection_id LIMIT $4) AS inspection
LEFT JOIN finding USING (organization, inspection_id)
GROUP BY organization, inspection_id, state, from_time, until_time, seed, population, inspector,
         conclusion, create_time, update_time
ORDER BY create_time, inspection_id
