-- Verify matching:line on pg
SELECT transaction, id, payload FROM matching.outbox WHERE false;
SELECT response FROM matching.replay WHERE false;
