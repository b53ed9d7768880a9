-- From when to when a volunteer is insured, as far as that has not ended: by lines of her own and of
-- the organisations to which she belongs; as a guest, until her time there is over.
WITH subjects AS (
  SELECT 'volunteers/' || numbers_of($1) AS subject, NULL::timestamptz AS guest_until
  UNION ALL
  SELECT 'organizations/' || organization_id, guest_until_time
  FROM membership WHERE volunteer_id = $1 AND state = 3
), lines AS (
  SELECT e.contract_id, e.covered, e.effective_time, s.guest_until,
         lead(e.effective_time) OVER (PARTITION BY e.contract_id, e.subject ORDER BY e.number) AS until
  FROM insured_entry AS e JOIN subjects AS s USING (subject)
), intervals AS (
  SELECT c.owner || '/insuranceContracts/' || c.contract_id AS contract,
         greatest(l.effective_time, c.start_time) AS start_time,
         least(l.until, l.guest_until, c.end_time, c.cancel_time) AS end_time
  FROM lines AS l JOIN insurance_contract AS c USING (contract_id) WHERE l.covered
)
SELECT DISTINCT contract, start_time, end_time FROM intervals
WHERE end_time > start_time AND end_time > $2 ORDER BY contract, start_time
