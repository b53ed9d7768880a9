-- Revert matching:enrollments from pg
BEGIN;
DROP TABLE matching.engagement, matching.enrollment;
DROP FUNCTION matching.count_seats();
COMMIT;
