-- Verify registration:file_entry on pg
SELECT volunteer_id, entry_id FROM registration.file_entry WHERE false;
