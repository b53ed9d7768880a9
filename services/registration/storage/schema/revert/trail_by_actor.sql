-- Revert registration:trail_by_actor from pg
DROP INDEX CONCURRENTLY registration.trail_by_actor;
