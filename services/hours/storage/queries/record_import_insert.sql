-- Enters what one person ($15) reports from one partner system ($17) for one unit ($18) at one time
-- ($16). Those that come back are on record; the time of the others is taken, by whomever.
INSERT INTO service_record (
  volunteer_id, record_id, activity_name, place, content, start_time, end_time, organizing_unit,
  leader, category, interval_minutes, payable_minutes, credited_minutes, policy_version, late,
  source, external_id, evidence, consent, recording_unit, region, shift, activity, attendance, kind,
  evidence_grade, state, entered_by, create_time, update_time, partner_system, import_id)
SELECT volunteer_id, record_id, activity_name, place, content, start_time, end_time,
       organizing_unit, leader, category, interval_minutes, payable_minutes, credited_minutes,
       policy_version, late, source, external_id, evidence::text[], consent, $18, $19, '', '', '',
       'HONOUR', $20, 'PENDING_CONFIRMATION', $15, $16, $16, $17, $21
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
            $7::timestamptz[], $8::text[], $9::text[], $10::text[], $11::integer[], $12::integer[],
            $13::integer[], $14::text[], $22::boolean[], $23::text[], $24::text[], $25::text[],
            $26::text[])
  AS row (volunteer_id, record_id, activity_name, place, content, start_time, end_time,
          organizing_unit, leader, category, interval_minutes, payable_minutes, credited_minutes,
          policy_version, late, source, external_id, evidence, consent)
ON CONFLICT DO NOTHING
RETURNING record_id
