-- Held to what it is until the transaction ends, by any number at the same time.
SELECT state, form, ancestor_ids, system_id FROM organization WHERE organization_id = $1 FOR SHARE
