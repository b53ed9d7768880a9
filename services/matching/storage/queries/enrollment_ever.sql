-- How many sign-ups and invitations a shift has ever had.
SELECT count(*) FROM enrollment WHERE shift_id = $1
