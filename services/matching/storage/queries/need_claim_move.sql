-- What one has claimed, another one has: two numbers of the same person.
UPDATE need_claim SET claimant = $2 WHERE claimant = $1 AND live
