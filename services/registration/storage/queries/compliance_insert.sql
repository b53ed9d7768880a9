INSERT INTO compliance_finding
  (organization_id, checklist_id, number, met, evidence, checker, check_time)
SELECT $1, checklist_id, number, met = 1, evidence, $6, $7
FROM unnest($2::text[], $3::smallint[], $4::smallint[], $5::text[])
  AS f (checklist_id, number, met, evidence)
