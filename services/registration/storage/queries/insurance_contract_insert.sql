-- Adds a contract, unless the product has one of this number.
INSERT INTO insurance_contract
  (contract_id, owner, product_id, number, start_time, end_time, details, version, create_time,
   update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)
ON CONFLICT (product_id, number) DO NOTHING RETURNING contract_id
