SELECT details, create_time FROM insurance_product
WHERE owner = $1 AND product_id > $2 ORDER BY product_id LIMIT $3
