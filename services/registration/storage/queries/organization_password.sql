-- Whether this is the password's keyed hash.
SELECT coalesce(password_index = $2, false) AS fits FROM organization WHERE organization_id = $1
