WITH numbers AS (DELETE FROM national_number WHERE volunteer_id = $1)
DELETE FROM national_registration WHERE volunteer_id = $1
