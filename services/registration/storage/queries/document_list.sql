SELECT person_index, document_type, sealed, added_by, create_time
FROM volunteer_document WHERE volunteer_id = $1 ORDER BY person_index
