SELECT count_time FROM count_run
