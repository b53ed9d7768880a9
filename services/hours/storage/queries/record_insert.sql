-- No row comes back when her time is taken already, by whomever.
INSERT INTO service_record (
  volunteer_id, record_id, activity_name, place, content, start_time, end_time, organizing_unit,
  leader, recording_unit, category, region, shift, activity, attendance, kind, evidence_grade, state,
  interval_minutes, payable_minutes, credited_minutes, policy_version, late, source, external_id,
  evidence, consent, entered_by, create_time, update_time, partner_system, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26::text[], $27, $28, $29, $29, $30, $31)
ON CONFLICT DO NOTHING
RETURNING *
