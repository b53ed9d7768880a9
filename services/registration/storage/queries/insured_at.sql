-- The lines by which a subject was insured at a moment: its own, and those of the organisations to
-- which a volunteer belonged at that moment.
WITH subjects AS (
  SELECT $1 AS subject
  UNION ALL
  SELECT 'organizations/' || organization_id FROM (
    SELECT DISTINCT ON (organization_id) organization_id, member FROM membership_journal
    WHERE $1 LIKE 'volunteers/%' AND volunteer_id = substr($1, 12) AND change_time <= $2
    ORDER BY organization_id, entry_id DESC) AS last WHERE member
), lines AS (
  SELECT DISTINCT ON (e.contract_id, e.subject) e.* FROM insured_entry AS e JOIN subjects USING (subject)
  WHERE e.effective_time <= $2 ORDER BY e.contract_id, e.subject, e.number DESC
)
SELECT c.owner || '/insuranceContracts/' || c.contract_id AS contract, c.number AS contract_number,
       l.number, l.subject, l.covered, l.effective_time, l.entry_time, l.entered_by, l.digest
FROM lines AS l JOIN insurance_contract AS c USING (contract_id)
WHERE l.covered AND c.start_time <= $2 AND $2 < least(c.end_time, c.cancel_time)
ORDER BY c.contract_id, l.number
