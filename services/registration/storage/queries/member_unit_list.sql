-- After a unit.
SELECT committee_id, unit_id, duties, leads, holds_office, version, update_time FROM member_unit
WHERE committee_id = $1 AND unit_id > $2 ORDER BY unit_id LIMIT $3
