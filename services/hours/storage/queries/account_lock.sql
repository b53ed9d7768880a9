-- Makes calls about one volunteer's hours wait for each other.
INSERT INTO account (volunteer_id, commodity) VALUES ($1, 'SERVICE_MINUTES')
ON CONFLICT (volunteer_id, commodity) DO UPDATE SET update_time = now()
