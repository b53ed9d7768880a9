-- Takes the office from whichever other unit has it. The caller has locked the committee.
UPDATE member_unit SET holds_office = false, version = version + 1, update_time = $3
WHERE committee_id = $1 AND unit_id <> $2 AND holds_office
