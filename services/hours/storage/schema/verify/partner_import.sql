-- Verify hours:partner_import on pg
SELECT partner_system, import_id FROM hours.service_record WHERE false;
SELECT volunteer_id, record_id FROM hours.partner_record WHERE false;
SELECT accepted_count, conflict_count FROM hours.record_import WHERE false;
SELECT recording_units, decided_by, details FROM hours.record_conflict WHERE false;
