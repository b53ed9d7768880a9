-- Revert matching:trail_by_actor from pg
DROP INDEX CONCURRENTLY matching.trail_by_actor;
