DELETE FROM member_unit WHERE committee_id = $1 AND unit_id = $2
RETURNING committee_id, unit_id, duties, leads, version, update_time
