-- Deploy hours:policy to pg
BEGIN;
SET LOCAL search_path TO hours, public;
\ir ../../../../../common/policy/schema/policy.sql

INSERT INTO policy (region_code, effective_time, body, source) VALUES ('', '-infinity', '{
  "checkInOpensMinutes": 30, "checkOutClosesMinutes": 60, "codeStepSeconds": 30,
  "maxPairsPerDay": 3, "dailyCapMinutes": 480, "recordDeadlineWorkdays": 10
}', '67号令 Art. 11 (10 working days); i志愿: 3 check-ins per activity and day, 8 h a day count at once; windows and code step: our own figures');

GRANT SELECT ON policy TO linli_hours;
COMMIT;
