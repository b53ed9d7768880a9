-- The lines by which a subject was insured at a moment: its own, those of numbers merged into it, and
-- those of the organisations to which a volunteer belonged at that moment.
WITH numbers AS (
  SELECT numbers_of(substr($1, 12)) AS volunteer_id WHERE $1 LIKE 'volunteers/%'
), subjects AS (
  SELECT $1 AS subject
  UNION
  SELECT 'volunteers/' || volunteer_id FROM numbers
  UNION
  SELECT 'organizations/' || organization_id FROM (
    SELECT DISTINCT ON (j.volunteer_id, j.organization_id) j.organization_id, j.member, j.until_time
    FROM membership_journal AS j JOIN numbers USING (volunteer_id)
    WHERE j.change_time <= $2
    ORDER BY j.volunteer_id, j.organization_id, j.entry_id DESC) AS last
  WHERE member AND (until_time IS NULL OR until_time > $2)
), lines AS (
  SELECT DISTINCT ON (e.contract_id, e.subject) e.* FROM insured_entry AS e JOIN subjects USING (subject)
  WHERE e.effective_time <= $2 ORDER BY e.contract_id, e.subject, e.number DESC
)
SELECT c.owner || '/insuranceContracts/' || c.contract_id AS contract, c.number AS contract_number,
       l.number, l.subject, l.covered, l.effective_time, l.entry_time, l.entered_by, l.digest
FROM lines AS l JOIN insurance_contract AS c USING (contract_id)
WHERE l.covered AND c.start_time <= $2 AND $2 < least(c.end_time, c.cancel_time)
ORDER BY c.contract_id, l.number
