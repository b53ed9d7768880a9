-- Bans of these that nobody lifted, each with the credit minutes that the volunteer $2 has earned by
-- service since.
SELECT back_entry_ban.*,
       (SELECT coalesce(sum(credited_minutes), 0) FROM service_record
        WHERE volunteer_id = $2 AND kind = 'CREDIT' AND state IN ('EFFECTIVE', 'DISPUTED')
          AND start_time >= back_entry_ban.from_time) AS earned
FROM back_entry_ban
WHERE banned = ANY ($1::text[]) AND lifted_by = ''
ORDER BY until_time DESC, banned, ban_id
