SELECT * FROM record_import WHERE import_id = $1
