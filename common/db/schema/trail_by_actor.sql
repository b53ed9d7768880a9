-- The trail of one actor, whatever he did it to: the same index in every service. A service's own
-- migration includes this file with its schema as search_path, outside of a transaction, because
-- writes go on while the index is made. What an attempt that was cut off left is thrown away first.
SET client_min_messages TO warning;
DROP INDEX CONCURRENTLY IF EXISTS trail_by_actor;
CREATE INDEX CONCURRENTLY trail_by_actor ON trail (actor, epoch, transaction, id);
COMMENT ON INDEX trail_by_actor IS 'For ListActorEntries: newest first, below a place.';
