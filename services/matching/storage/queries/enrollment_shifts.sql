-- The shifts of a batch as they stand under the lock, each with the policy that decides there.
SELECT s.*, p.version AS policy_version, p.body AS policy_body
FROM shift_in_context AS s CROSS JOIN LATERAL policy_at(s.region_code, $2) AS p
WHERE s.shift_id = ANY ($1::text[])
