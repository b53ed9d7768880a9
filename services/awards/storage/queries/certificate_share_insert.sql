-- With its code, of which only the hash stays.
WITH code AS (
  INSERT INTO certificate_share_code (code_hash, volunteer_id, share_id)
  VALUES (sha256(convert_to($8, 'UTF8')), $1, $2))
INSERT INTO certificate_share
  (volunteer_id, id, certificate_id, verifier, purpose, expire_time, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
