-- Revert matching:enrollments from pg
BEGIN;
DROP VIEW matching.enrollment_in_context;
DROP TABLE matching.engagement, matching.enrollment;
DROP FUNCTION matching.count_seats();
COMMIT;
