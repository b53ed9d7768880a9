-- Deploy registration:national_registry to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE national_registration (
  volunteer_id    text        COLLATE "C" PRIMARY KEY,
  national_number text        COLLATE "C" NOT NULL,
  reconcile_time  timestamptz NOT NULL
);
COMMENT ON TABLE national_registration IS
  'Which number a volunteer has in the national system, as its rows have said. Gone with an erasure. Distribution column: volunteer_id.';

-- Nobody has another one's number, whatever runs in parallel: said by this primary key.
CREATE TABLE national_number (
  national_number text COLLATE "C" PRIMARY KEY,
  volunteer_id    text COLLATE "C" NOT NULL
);
CREATE INDEX national_number_of_volunteer ON national_number (volunteer_id);
COMMENT ON TABLE national_number IS
  'Whose a number of the national system is. Distribution column: national_number.';

GRANT SELECT, INSERT, UPDATE, DELETE ON national_registration, national_number TO linli_registration;

COMMIT;
