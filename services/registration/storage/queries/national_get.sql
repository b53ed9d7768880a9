SELECT national_number, reconcile_time FROM national_registration WHERE volunteer_id = $1
