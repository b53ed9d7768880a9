-- Deploy matching:trail_by_actor to pg
SET search_path TO matching, public;
\ir ../../../../../common/db/schema/trail_by_actor.sql
