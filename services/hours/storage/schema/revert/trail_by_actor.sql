-- Revert hours:trail_by_actor from pg
DROP INDEX CONCURRENTLY hours.trail_by_actor;
