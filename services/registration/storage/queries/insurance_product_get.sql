SELECT details, create_time FROM insurance_product WHERE product_id = $1
