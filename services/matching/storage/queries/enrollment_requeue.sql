-- The order of arrival of somebody who says yes only now.
UPDATE enrollment SET arrival = DEFAULT WHERE shift_id = $1 AND enrollment_id = $2
