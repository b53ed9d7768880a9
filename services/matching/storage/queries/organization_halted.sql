-- Which of these may not recruit now: suspended, frozen, dissolved. What the feed has not told yet, may.
SELECT organization_id FROM organization WHERE organization_id = ANY ($1::text[]) AND NOT approved
