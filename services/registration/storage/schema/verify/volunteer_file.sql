-- Verify registration:volunteer_file on pg
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.volunteer_change', 'UPDATE'))::int;
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.volunteer_change', 'DELETE'))::int;
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.disclosure', 'DELETE'))::int;
SELECT volunteer_id, likeness, import_row, merged_into, erase_time FROM registration.volunteer WHERE false;
SELECT merge_id FROM registration.volunteer_merge WHERE false;
SELECT claim_id FROM registration.volunteer_claim WHERE false;
SELECT correction_id FROM registration.volunteer_correction WHERE false;
SELECT import_id FROM registration.volunteer_import WHERE false;
