-- Deploy matching:organization_lines to pg
BEGIN;
SET LOCAL search_path TO matching, public;

ALTER TABLE organization
  ADD COLUMN system_id text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN successor text COLLATE "C" NOT NULL DEFAULT '';
COMMENT ON COLUMN organization.system_id IS 'Its partner system, "youth" for example; may be empty.';
COMMENT ON COLUMN organization.successor IS
  'Resource name of who answers for it after it was dissolved; may be empty.';
COMMIT;
