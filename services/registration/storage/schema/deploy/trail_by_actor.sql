-- Deploy registration:trail_by_actor to pg
SET search_path TO registration, public;
\ir ../../../../../common/db/schema/trail_by_actor.sql
