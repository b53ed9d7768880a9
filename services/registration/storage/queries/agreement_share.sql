-- Which version is the newest; it stays so until the transaction ends.
SELECT newest FROM agreement WHERE agreement_id = $1 FOR SHARE
