-- Revert awards:trail_by_actor from pg
DROP INDEX CONCURRENTLY awards.trail_by_actor;
