-- Revert registration:gates from pg
BEGIN;
DROP TRIGGER grow_gate_version ON registration.volunteer;
DROP TRIGGER grow_gate_version ON registration.membership;
DROP TRIGGER grow_gate_version ON registration.training_record;
DROP TRIGGER grow_gate_version ON registration.qualification;
DROP TRIGGER grow_gate_version ON registration.signature;
DROP TRIGGER grow_gate_version ON registration.insured_entry;
DROP TRIGGER grow_gate_version ON registration.insurance_contract;
DROP FUNCTION registration.grow_own_gate_version(), registration.grow_gate_version_of_insured(),
  registration.grow_gate_version_of_contract(), registration.grow_gate_version(text[]),
  registration.volunteers_insured_by(text[]), registration.numbers_of(text),
  registration.grow_gate_versions_of_file();
DROP TABLE registration.gate_version;
COMMIT;
