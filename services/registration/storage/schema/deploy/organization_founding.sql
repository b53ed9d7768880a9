-- Deploy registration:organization_founding to pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE organization ADD COLUMN founding_date date;
COMMENT ON COLUMN organization.founding_date IS '成立日期, as its applicant stated and its approver saw it; NULL: not stated.';
COMMIT;
