-- Deploy awards:trail_by_actor to pg
SET search_path TO awards, public;
\ir ../../../../../common/db/schema/trail_by_actor.sql
