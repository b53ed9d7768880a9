-- Whether it was guided before.
SELECT EXISTS (SELECT FROM onboarding_step WHERE organization_id = $1 AND kind = 1) AS guided
