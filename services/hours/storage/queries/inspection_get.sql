SELECT inspection.*, count(finding.position) AS sampled,
       count(*) FILTER (WHERE result <> '') AS examined,
       count(*) FILTER (WHERE result NOT IN ('', 'IN_ORDER')) AS faulty
FROM inspection LEFT JOIN finding USING (organization, inspection_id)
WHERE organization = $1 AND inspection_id = $2
GROUP BY inspection.organization, inspection.inspection_id
