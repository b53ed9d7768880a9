-- The newest finding of each item, after a checklist and a number.
SELECT DISTINCT ON (checklist_id, number)
       checklist_id, number, met, evidence, checker, check_time
FROM compliance_finding
WHERE organization_id = $1 AND (checklist_id, number) > ($2, $3)
ORDER BY checklist_id, number, finding DESC LIMIT $4
