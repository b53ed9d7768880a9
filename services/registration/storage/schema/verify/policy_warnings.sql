-- Verify registration:policy_warnings on pg
SELECT 1 / count(*) FROM registration.policy WHERE body ? 'qualificationWarningDays';
