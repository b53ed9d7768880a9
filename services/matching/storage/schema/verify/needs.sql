-- Verify matching:needs on pg
SELECT need_id, people_needed FROM matching.need WHERE false;
SELECT pairing_id, receiver_index FROM matching.pairing WHERE false;
SELECT mobilization_id, next_wave_time FROM matching.mobilization WHERE false;
SELECT 1 / count(*) FROM pg_indexes
WHERE schemaname = 'matching' AND indexname = 'need_claim_once';
