INSERT INTO clear_reading (resource, reader, read_time) VALUES ($1, $2, $3)
