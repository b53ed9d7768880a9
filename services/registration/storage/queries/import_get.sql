SELECT import_id, registrar, entered_by, row_count, registered_count, known_count, refused_count,
       create_time, update_time
FROM volunteer_import WHERE import_id = $1
