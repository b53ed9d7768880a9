-- One count at a time: whoever comes second waits here.
INSERT INTO count_run (count_time) VALUES ($1)
ON CONFLICT (only_row) DO UPDATE SET count_time = excluded.count_time
