DELETE FROM member_unit WHERE committee_id = $1 AND unit_id = $2
RETURNING committee_id, unit_id, duties, leads, holds_office, version, update_time
