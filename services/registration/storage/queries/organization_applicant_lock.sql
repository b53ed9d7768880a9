-- One application of a subject at a time is counted and written. Subjects have no row to lock.
SELECT pg_advisory_xact_lock(hashtextextended('applicant ' || $1, 0))
