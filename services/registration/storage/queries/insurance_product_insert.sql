INSERT INTO insurance_product (product_id, owner, details, create_time) VALUES ($1, $2, $3, $4)
