-- Deploy hours:trail_by_actor to pg
SET search_path TO hours, public;
\ir ../../../../../common/db/schema/trail_by_actor.sql
