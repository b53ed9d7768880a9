INSERT INTO member_unit AS m (committee_id, unit_id, duties, leads, update_time, holds_office)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (committee_id, unit_id) DO UPDATE
SET duties = excluded.duties, leads = excluded.leads, update_time = excluded.update_time,
    holds_office = excluded.holds_office, version = m.version + 1
RETURNING committee_id, unit_id, duties, leads, holds_office, version, update_time
